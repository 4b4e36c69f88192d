using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Api.Tests.Http;
using ClientPortal.Contracts;
using ClientPortal.LocalServers;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClientPortal.Api.Tests;

/// <summary>
/// The Api on Kestrel over a database of its own, for one test class (as an <c>IClassFixture</c>). Its broker is an address where nobody
/// listens: nothing here may wait for it; what is published stands in the table <c>portal.outbox</c>.
/// </summary>
public class ApiFixture : PortalDatabase
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "correct horse battery";

    public const string GatewaySecret = "gateway-secret-0123456789-0123456789";

    private static readonly string PasswordHash = new PasswordHasher<Account>().HashPassword(null!, Password);

    private WebApplicationFactory<Program> _factory = new();

    /// <summary>The issuer of the tokens too.</summary>
    public Uri BaseAddress { get; } = new($"http://127.0.0.1:{FreePorts.Next().ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Nobody has signed in on it.</summary>
    public HttpClient Anonymous { get; private set; } = new();

    /// <summary>What the Api says of itself.</summary>
    public ApiDescription Description => field ??= new(BaseAddress);

    public IServiceProvider Services => _factory.Services;

    /// <summary>The clock that the Api goes by; a derived fixture may bring one that it moves itself.</summary>
    public virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Settings beyond the fixture's own, or instead of them.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await _factory.DisposeAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
        _factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, BaseAddress.Port));
        _factory.StartServer();
        Anonymous.Dispose();
        Anonymous = CreateHttpClient();
    }

    public override async ValueTask DisposeAsync()
    {
        Anonymous.Dispose();
        await _factory.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A new administrator, signed in.</summary>
    public Task<Caller> AdminAsync() => StaffAsync(AccountRole.Admin);

    /// <summary>A new staff member, signed in.</summary>
    public Task<Caller> StaffAsync() => StaffAsync(AccountRole.Staff);

    /// <summary>A new client company, signed in with its account.</summary>
    public async Task<Caller> ClientAsync(string name = "Romashka LLC", string language = "ru")
    {
        var now = Clock.GetUtcNow();
        var company = Client.Open(Guid.CreateVersion7(now), new(name, null, null, null, null, null), now);
        var (account, _) = Account.OpenClient(Guid.CreateVersion7(now), UniqueName("client"), company.Id, new(name, language, "Europe/Moscow"), Actor.System, now);
        return await SignInAsync(account, company);
    }

    /// <summary>Runs code of the Api in a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Types of the events about a subject that stand in the outbox, in order.</summary>
    public Task<IReadOnlyList<string>> EventsAsync(Guid subject, CancellationToken cancellationToken) => InScopeAsync<IReadOnlyList<string>>(async services => await
        services.GetRequiredService<PortalDbContext>().Database
            .SqlQuery<string>($"SELECT type AS \"Value\" FROM portal.outbox WHERE subject = {subject.ToString()} ORDER BY position")
            .ToListAsync(cancellationToken));

    public HttpClient CreateHttpClient() => new(new DocumentedProblems(Description)) { BaseAddress = BaseAddress };

    private static string UniqueName(string prefix) => $"{prefix}-{Guid.NewGuid():N}"[..20];

    private async Task<Caller> StaffAsync(AccountRole role)
    {
        var now = Clock.GetUtcNow();
        var (account, _) = Account.OpenStaff(Guid.CreateVersion7(now), UniqueName("staff"), role, new("Anna Smith", "en", "Europe/London"), Actor.System, now);
        return await SignInAsync(account, company: null);
    }

    private Task<Caller> SignInAsync(Account account, Client? company) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        if (company is not null)
        {
            db.Add(company);
        }

        account.PasswordHash = PasswordHash;
        account.NormalizedUserName = account.UserName!.ToUpperInvariant();
        account.SecurityStamp = Guid.NewGuid().ToString();
        db.Add(account);
        await db.SaveChangesAsync();
        var signedIn = await services.GetRequiredService<SessionService>().OpenAsync(account, "tests", CancellationToken.None);
        var http = CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        return new Caller(http, account.Id, account.ClientId, account.UserName!, signedIn);
    });

    private void Configure(IWebHostBuilder host)
    {
        host.UseSetting("ConnectionStrings:portal", ApiConnectionString);
        host.UseSetting("ConnectionStrings:messaging", "amqp://nobody:nothing@127.0.0.1:1/none");
        host.UseSetting("Auth:Issuer", BaseAddress.ToString());
        host.UseSetting("Auth:ServiceClients:bot-gateway:Secret", GatewaySecret);
        host.UseSetting("RequestLimits:RequestsPerSecond", "100000");
        host.UseSetting("RequestLimits:Burst", "100000");
        host.UseSetting("RequestLimits:SignInsPerMinute", "100000");
        host.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in Settings)
        {
            host.UseSetting(name, value);
        }

        host.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(Clock)));
    }
}
