using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>The whole portal with its pages, one client and one staff member, and a browser. Tests share it, each with a browser context of its own.</summary>
public sealed class WebWorld : IAsyncLifetime
{
    /// <summary>Of the first administrator, <c>admin</c>.</summary>
    public const string AdminPassword = WholePortal.AdminPassword;

    private const string Unlimited = "100000";

    private static readonly WholePortalSettings Settings = new()
    {
        Api = new Dictionary<string, string?>
        {
            ["RequestLimits:RequestsPerSecond"] = Unlimited,
            ["RequestLimits:Burst"] = Unlimited,
            ["RequestLimits:SignInsPerMinute"] = Unlimited,
            ["Proxies:Trusted"] = "127.0.0.1",
            ["Company:Name"] = "Masters & Sons",
            ["Company:TaxNumber"] = "7700000000",
            ["Company:Address"] = "1 Workshop Lane\nMoscow",
            ["Company:PaymentDetails"] = "Bank of Toolmakers\nAccount 40702810000000000001",
            // Longer than all tests together: the people of the fixture keep their first token.
            ["Auth:AccessTokenMinutes"] = "60",
        },
        Web = new Dictionary<string, string?>(),
    };

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public BrokerVhost Broker { get; } = new();

    public WholePortal Portal { get; private set; } = null!;

    /// <summary>A client company who reads English.</summary>
    public PortalAccount Acme { get; private set; } = null!;

    /// <summary>Staff; reads Russian.</summary>
    public PortalAccount Olga { get; private set; } = null!;

    /// <summary>Telegram, as its people see it.</summary>
    public EmulatorClient Telegram { get; private set; } = null!;

    public Uri Address => Portal.Web!.BaseAddress;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Broker.InitializeAsync();
        Portal = await WholePortal.StartAsync(new PortalServers(await TestServers.PostgresAsync(Cancellation), Broker.ConnectionString), Settings, Cancellation);
        Telegram = new EmulatorClient(Portal.Emulator.BaseAddress);
        await Telegram.SetLimitsAsync(LimitOptions.Off, Cancellation);
        Acme = await Portal.Admin.CreateClientAsync(Portal, "acme", "Acme", "en", Cancellation);
        Olga = await Portal.Admin.CreateStaffAsync(Portal, "olga", "Ольга", "ru", Cancellation);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium" });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            try
            {
                await _browser.DisposeAsync().AsTask().WaitAsync(Visitor.Patience);
            }
            catch (TimeoutException)
            {
                // It ends with the driver.
            }
        }

        _playwright?.Dispose();
        Telegram?.Dispose();
        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }

        await Broker.DisposeAsync();
    }

    /// <summary>A browser of somebody's own, who has not been here yet.</summary>
    /// <param name="locale">What his browser asks for.</param>
    public async Task<Visitor> VisitAsync(string locale = "en-GB", int width = 1280, bool dark = false, bool script = true)
    {
        var opening = _browser!.NewContextAsync(new()
        {
            BaseURL = Address.AbsoluteUri,
            Locale = locale,
            ViewportSize = new() { Width = width, Height = 900 },
            // What is judged and pressed stands still.
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
        });
        var context = await opening.WaitAsync(Visitor.Patience);
        return new Visitor(context, await context.NewPageAsync().WaitAsync(Visitor.Patience));
    }

    public async Task<Visitor> SignInAsync(PortalAccount account, string locale = "en-GB", int width = 1280, bool dark = false, bool script = true)
    {
        var visitor = await VisitAsync(locale, width, dark, script);
        await visitor.SignInAsync(account.UserName, $"{account.UserName}-Password-1");
        return visitor;
    }

    /// <summary>Somebody opens a deep link in Telegram, presses START and confirms.</summary>
    /// <returns>His id, which is his private chat's too.</returns>
    public async Task<long> ConnectAsync(string deepLink, string firstName)
    {
        var payload = QueryHelpers.ParseQuery(new Uri(deepLink).Query)["start"].ToString();
        var person = await Telegram.CreateUserAsync(firstName, cancellationToken: Cancellation);
        await Telegram.StartAsync(person.Id, payload, cancellationToken: Cancellation);
        var question = await Telegram.WaitForMessageAsync(person.Id, entry => entry.FromBot && entry.Message.ReplyMarkup is not null, cancellationToken: Cancellation);
        await Telegram.PressAsync(person.Id, question.Message.MessageId, data: question.Message.ReplyMarkup!.InlineKeyboard![0][0].CallbackData, cancellationToken: Cancellation);
        return person.Id;
    }

    /// <summary>A client opens a ticket.</summary>
    /// <returns>Its id.</returns>
    public static async Task<Guid> OpenTicketAsync(PortalAccount client, string title)
    {
        ArgumentNullException.ThrowIfNull(client);
        var opened = await client.PostAsync("api/tickets", new { title, text = "In detail." }, Cancellation);
        return opened["id"]!.GetValue<Guid>();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Portal.Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}

[CollectionDefinition(nameof(WebWorld))]
public sealed class WebWorldCollection : ICollectionFixture<WebWorld>;
