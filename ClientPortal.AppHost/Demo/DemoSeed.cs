using System.Text.Json.Nodes;
using ClientPortal.AppHost.RunFolder;
using ClientPortal.AppHost.Startup;

namespace ClientPortal.AppHost.Demo;

/// <summary>
/// Two clients with tickets and invoices, an administrator and a staff member, made over the public HTTP API; one client
/// (Russian) and the staff member (English) are connected to chats of the emulator. Done once per run folder; what an
/// earlier start that was broken off has made already is found again.
/// </summary>
internal sealed class DemoSeed(RunningPortal portal, string password, string stateFile)
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
        var staffId = staff["account"]!["id"]!.GetValue<string>();
        await SetPasswordAsync(admin, Staff, staff["invite"], $"api/accounts/{staffId}/invite", cancellationToken);
        var russian = await CreateClientAsync(admin, new { name = "ООО «Ромашка»", userName = RussianClient, language = "ru", contactName = "Ольга Петрова", email = "olga@romashka.example" }, RussianClient, cancellationToken);
        var english = await CreateClientAsync(admin, new { name = "Acme Ltd", userName = EnglishClient, language = "en", contactName = "Alice Brown", email = "alice@acme.example" }, EnglishClient, cancellationToken);

        if (portal.Emulator is not null)
        {
            var connection = new DemoConnection(portal, password);
            await connection.EnsureAsync(Staff, "user", (StaffChat, "Sam", "sam_support", "en"), cancellationToken);
            await connection.EnsureAsync(RussianClient, "client", (ClientChat, "Ольга", "olga_romashka", "ru"), cancellationToken);
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

    /// <summary>Account and password in one transaction: nobody could give an administrator without a password a new link.</summary>
    private async Task CreateAdminAsync(CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings__portal"] = await portal.ApiDatabase.GetValueAsync(cancellationToken),
            ["ConnectionStrings__messaging"] = await portal.Messaging.Resource.GetConnectionStringAsync(cancellationToken),
            ["Auth__Issuer"] = portal.Api.Url,
        };
        await ServiceVerb.RunAsync("ClientPortal.Api", settings, ["admin", "create", "--user-name", Admin, "--name", "Alex Admin", "--password-stdin"], cancellationToken, input: password);
    }

    private async Task<string> CreateClientAsync(DemoApi admin, object client, string userName, CancellationToken cancellationToken)
    {
        var created = await admin.PostAsync("api/clients", client, cancellationToken, userName);
        var id = created["client"]!["id"]!.GetValue<string>();
        await SetPasswordAsync(admin, userName, created["invite"], $"api/clients/{id}/invite", cancellationToken);
        return id;
    }

    /// <summary>Sets the demo password of an invited account, unless an earlier start did.</summary>
    /// <param name="invite">The link of the account's creation; null when that was repeated, because a link is told once.</param>
    /// <param name="renewal">Where to ask for another link.</param>
    private async Task SetPasswordAsync(DemoApi admin, string userName, JsonNode? invite, string renewal, CancellationToken cancellationToken)
    {
        using var invited = new DemoApi(portal.Api.Url);
        if (invite is null && await invited.CanSignInAsync(userName, password, cancellationToken))
        {
            return;
        }

        invite ??= await admin.PostAsync(renewal, new { }, cancellationToken);
        await invited.PostAsync("api/auth/invites/accept", new { token = invite["token"]!.GetValue<string>(), password }, cancellationToken);
    }
}
