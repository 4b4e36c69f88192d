using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.LocalServers;

/// <summary>A private RabbitMQ node with the management plugin from the distribution's package, on 127.0.0.1, with its own epmd.</summary>
public sealed class PrivateRabbitMq : PrivateServer
{
    public const string AdminUser = "clientportal";

    // The programs behind the package's wrappers in /usr/sbin, which insist on their own user and redirect the output.
    private const string ServerProgram = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly HttpClient _management = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly int _managementPort;
    private readonly int _epmdPort = FreePorts.Next();
    private readonly int _distributionPort = FreePorts.Next();
    private GuardedProcess? _epmd;

    public PrivateRabbitMq(PrivateServerOptions options)
        : base(options, ServerUser.For("rabbitmq", "rabbitmq-server"))
    {
        _managementPort = options.ManagementPort ?? FreePorts.Next();
        _management.BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_managementPort}/"));
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AdminUser}:{options.Password}")));
    }

    public override string Name => "RabbitMQ";

    /// <summary>AMQP URI with user and password, without a virtual host.</summary>
    public string AmqpUri => string.Create(CultureInfo.InvariantCulture, $"amqp://{AdminUser}:{Options.Password}@127.0.0.1:{Port}");

    /// <summary>The management API's and page's address with user and password.</summary>
    public string ManagementUri => string.Create(CultureInfo.InvariantCulture, $"http://{AdminUser}:{Options.Password}@127.0.0.1:{_managementPort}");

    /// <summary>The port mapper's process id; 0 while it does not run.</summary>
    public int PortMapperProcessId => _epmd is { Exited.IsCompleted: false } epmd ? epmd.Id : 0;

    protected override ProcessSignal StopSignal => ProcessSignal.Terminate;

    protected override ProcessSignal AbandonSignal => ProcessSignal.Kill;

    private string Home => Path.Combine(Options.Folder, "home");

    public override async Task StopAsync()
    {
        await base.StopAsync();
        await StopPortMapperAsync();
    }

    public override async Task KillAsync()
    {
        await base.KillAsync();
        await StopPortMapperAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _management.Dispose();
    }

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(ServerProgram))
        {
            throw new LocalServerException($"{ServerProgram} was not found: install RabbitMQ (apt-get install rabbitmq-server).");
        }

        User.CreateFolder(Home);
        foreach (var (name, content) in RabbitMqFiles.Configuration(AdminUser, Options.Password, _managementPort))
        {
            User.WriteFile(Path.Combine(Options.Folder, name), content);
        }

        var cookie = Path.Combine(Home, ".erlang.cookie");
        if (!File.Exists(cookie))
        {
            User.WriteFile(cookie, RandomNumberGenerator.GetHexString(40));
            File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        }

        // Started here as a child, since one that Erlang starts by itself would outlive the broker.
        var (fileName, arguments) = User.Command(
            new Dictionary<string, string>(),
            ["epmd", "-port", _epmdPort.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1"]);
        _epmd = await GuardedProcess.StartAsync(
            new GuardedCommand(fileName, arguments) { LogFile = Path.Combine(Options.Folder, "epmd.log") },
            cancellationToken);
    }

    private protected override (string FileName, IReadOnlyList<string> Arguments) ServerCommand() =>
        User.Command(RabbitMqFiles.Environment(Options.Folder, Home, Port, _epmdPort, _distributionPort), [ServerProgram]);

    private protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", Port, cancellationToken);
            using var answer = await _management.GetAsync("api/overview", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is SocketException or HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private async Task StopPortMapperAsync()
    {
        if (_epmd is { } epmd)
        {
            await epmd.DisposeAsync();
            _epmd = null;
        }
    }
}
