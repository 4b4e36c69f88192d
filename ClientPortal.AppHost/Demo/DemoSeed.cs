using System.Globalization;
using System.Text.RegularExpressions;
using ClientPortal.AppHost.RunFolder;
using ClientPortal.AppHost.Startup;

namespace ClientPortal.AppHost.Demo;

/// <summary>
/// Two clients with tickets and invoices, an administrator and a staff member, made over the public HTTP API; one client
/// (Russian) and the staff member (English) are connected to chats of the emulator. Done once per run folder.
/// </summary>
internal sealed partial class DemoSeed(RunningPortal portal, string password, string stateFile)
{
    private const string Admin = "admin";
    private const string Staff = "support";
    private const string RussianClient = "romashka";
    private const string EnglishClient = "acme";
    private const long StaffChat = 5001;
    private const long ClientChat = 5002;

    public async Task<IReadOnlyList<DemoUser>> EnsureAsync(CancellationToken cancellationToken)
    {
        if (PrivateFile.Read<List<DemoUser>>(stateFile) is { } known)
        {
            return known;
        }

        using var admin = new DemoApi(portal.Api.Url);
        if (!await admin.CanSignInAsync(Admin, password, cancellationToken))
        {
            await CreateAdminAsync(cancellationToken);
        }

        await admin.SignInAsync(Admin, password, cancellationToken);

        var staff = await admin.PostAsync("api/accounts", new { userName = Staff, role = "staff", name = "Sam Taylor", language = "en" }, cancellationToken, Staff);
        await AcceptAsync(Staff, staff["invite"]!["token"]!.GetValue<string>(), cancellationToken);
        var russian = await CreateClientAsync(admin, new { name = "ООО «Ромашка»", userName = RussianClient, language = "ru", contactName = "Ольга Петрова", email = "olga@romashka.example" }, RussianClient, cancellationToken);
        var english = await CreateClientAsync(admin, new { name = "Acme Ltd", userName = EnglishClient, language = "en", contactName = "Alice Brown", email = "alice@acme.example" }, EnglishClient, cancellationToken);

        if (portal.Emulator is not null)
        {
            await ConnectAsync(StaffChat, "Sam", "sam_support", "en", ["--user", staff["account"]!["id"]!.GetValue<string>()], cancellationToken);
            await ConnectAsync(ClientChat, "Ольга", "olga_romashka", "ru", ["--client", russian], cancellationToken);
        }

        await DemoBusiness.CreateAsync(
            new DemoBusiness.People(portal.Api.Url, password, Staff, RussianClient, russian, EnglishClient, english), cancellationToken);

        long? Chat(long id) => portal.Emulator is null ? null : id;
        List<DemoUser> users =
        [
            new(Admin, password, "admin"),
            new(Staff, password, "staff", Chat(StaffChat)),
            new(RussianClient, password, "client", Chat(ClientChat)),
            new(EnglishClient, password, "client"),
        ];
        PrivateFile.Write(stateFile, users);
        return users;
    }

    [GeneratedRegex("(?<token>[A-Za-z0-9_-]{40,})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InviteToken();

    private async Task CreateAdminAsync(CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings__portal"] = await portal.ApiDatabase.GetValueAsync(cancellationToken),
            ["ConnectionStrings__messaging"] = await portal.Messaging.Resource.GetConnectionStringAsync(cancellationToken),
            ["Auth__Issuer"] = portal.Api.Url,
        };
        var printed = await ServiceVerb.RunAsync("ClientPortal.Api", settings, ["admin", "create", "--user-name", Admin, "--name", "Alex Admin"], cancellationToken);
        var token = InviteToken().Match(printed);
        await AcceptAsync(Admin, token.Success ? token.Groups["token"].Value : throw new DemoSeedException($"No invite in: {printed}"), cancellationToken);
    }

    private async Task<string> CreateClientAsync(DemoApi admin, object client, string userName, CancellationToken cancellationToken)
    {
        var created = await admin.PostAsync("api/clients", client, cancellationToken, userName);
        await AcceptAsync(userName, created["invite"]!["token"]!.GetValue<string>(), cancellationToken);
        return created["client"]!["id"]!.GetValue<string>();
    }

    private async Task AcceptAsync(string userName, string token, CancellationToken cancellationToken)
    {
        using var invited = new DemoApi(portal.Api.Url);
        if (!await invited.CanSignInAsync(userName, password, cancellationToken))
        {
            await invited.PostAsync("api/auth/invites/accept", new { token, password }, cancellationToken);
        }
    }

    /// <summary>Presses START in the emulator, as a person must before a bot may write to him, then links without the token's proof.</summary>
    private async Task ConnectAsync(long chat, string firstName, string username, string languageCode, string[] recipient, CancellationToken cancellationToken)
    {
        using var emulator = new DemoApi(portal.Emulator!.Url);
        await emulator.EnsureAsync("control/users", new { id = chat, firstName, username, languageCode }, cancellationToken);
        await emulator.PostAsync(string.Create(CultureInfo.InvariantCulture, $"control/users/{chat}/start"), new { }, cancellationToken);

        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings__portal"] = await portal.GatewayDatabase.GetValueAsync(cancellationToken),
            ["ConnectionStrings__messaging"] = await portal.Messaging.Resource.GetConnectionStringAsync(cancellationToken),
            ["Telegram__BotToken"] = portal.EmulatorBotToken,
            ["Telegram__ApiBaseUrl"] = portal.Emulator.Url,
            ["DOTNET_ENVIRONMENT"] = "Development",
        };
        var id = chat.ToString(CultureInfo.InvariantCulture);
        await ServiceVerb.RunAsync("ClientPortal.BotGateway", settings, ["link", "create", .. recipient, "--telegram-user", id, "--chat", id, "--username", username], cancellationToken);
    }
}
