using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Company;
using ClientPortal.Api.Database;
using ClientPortal.Api.Validation;
using ClientPortal.Contracts;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Commands;

/// <summary>Makes an administrator: the only way to the first one. There is no default password.</summary>
internal sealed class CreateAdmin : IVerb
{
    private const string Language = "en";

    public string Name => "admin create";

    public string Usage => """
        --user-name NAME --name "DISPLAY NAME" [--language ru|en] [--time-zone IANA] [--password-stdin]
            Creates an administrator. Prints a link or token that sets the password once;
            with --password-stdin the password is the first line of the standard input instead.
        """;

    public IReadOnlyCollection<string> Options => ["--user-name", "--name", "--language", "--time-zone"];

    public IReadOnlyCollection<string> Flags => ["--password-stdin"];

    public Task<string> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var userName = Checked(arguments.Require("--user-name"), new UserNameAttribute(), "--user-name");
        var name = arguments.Require("--name");
        var language = Checked(arguments.Get("--language") ?? Language, new LanguageAttribute(), "--language");
        var zone = Checked(arguments.Get("--time-zone"), new TimeZoneNameAttribute(), "--time-zone");
        var password = arguments.Has("--password-stdin") ? Console.In.ReadLine() : null;

        return VerbHost.RunAsync(
            async services =>
            {
                var company = services.GetRequiredService<IOptions<CompanyOptions>>().Value;
                var profile = new AccountProfile(name, language!, zone ?? company.TimeZone);
                var db = services.GetRequiredService<PortalDbContext>();
                return await db.InTransactionAsync(ct => CreateAsync(services, userName!, profile, password, ct), cancellationToken);
            },
            cancellationToken);
    }

    private static async Task<string> CreateAsync(IServiceProvider services, string userName, AccountProfile profile, string? password, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (account, created) = Account.OpenStaff(Guid.CreateVersion7(now), userName, AccountRole.Admin, profile, Actor.System, now);
        await services.GetRequiredService<AccountService>().AddAsync(account, created);
        if (password is not null)
        {
            await services.GetRequiredService<Passwords>().SetAsync(account, password);
            return $"Administrator {userName} is created.";
        }

        var invite = await services.GetRequiredService<InviteService>().CreateAsync(account, createdBy: null, cancellationToken);
        return invite.Url is { } url
            ? $"Administrator {userName} is created. This link sets the password, once, until {invite.ExpiresAt:u}:\n{url}"
            : $"Administrator {userName} is created. This token sets the password, once, until {invite.ExpiresAt:u} (POST /api/auth/invites/accept):\n{invite.Token}";
    }

    private static string? Checked(string? value, System.ComponentModel.DataAnnotations.ValidationAttribute rule, string option) =>
        rule.IsValid(value) ? value : throw new VerbException(rule.FormatErrorMessage(option));
}
