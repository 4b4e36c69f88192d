using System.Globalization;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;

namespace ClientPortal.Web.Accounts;

/// <summary>What was typed about an account, and what is wrong with it.</summary>
/// <param name="UserName">For a new one alone.</param>
/// <param name="Role"><c>staff</c> or <c>admin</c>.</param>
/// <param name="Version">The version that was seen; for one that there is.</param>
public sealed record AccountForm(string Name, string UserName, string Role, string Language, string TimeZone, string? Version)
{
    public static IReadOnlyList<string> Roles { get; } = ["staff", "admin"];

    /// <summary>What is wrong with all of it.</summary>
    public string? Error { get; init; }

    /// <summary>What is wrong with its fields.</summary>
    public IReadOnlyDictionary<string, string> FieldErrors { get; init; } = new Dictionary<string, string>();

    /// <summary>How it stands now, where somebody else changed it meanwhile.</summary>
    public AccountView? Current { get; init; }

    /// <summary>A new one's, empty.</summary>
    public static AccountForm Empty(string language, string timeZone) => new("", "", Roles[0], language, timeZone, null);

    /// <summary>Of a change to one version: what was typed over another one is not put over this one.</summary>
    public string Draft(Guid id) => $"account-{id}-{Version}";

    public string? ErrorOf(string field) => FieldErrors.GetValueOrDefault(field);

    internal static string RoleOf(AccountView account) => account.Role == Contracts.AccountRole.Admin ? "admin" : "staff";

    internal static AccountForm Of(AccountView account) =>
        new(account.Name, account.UserName, RoleOf(account), account.Language, account.TimeZone, account.Version.ToString(CultureInfo.InvariantCulture));

    internal static AccountForm Of(IFormCollection form) => new(
        Text(form, "name"), Text(form, "userName"), Text(form, "role") is "admin" ? "admin" : "staff", Text(form, "language") is "en" ? "en" : "ru", Text(form, "timeZone"), Text(form, "version"));

    /// <summary>What the Api takes.</summary>
    internal object Body(bool creates) => new { name = Name, userName = creates ? UserName : null, role = Role, language = Language, timeZone = TimeZone };

    /// <summary>The form with what is missing; null where nothing is.</summary>
    internal AccountForm? Incomplete(bool creates, Reader reader)
    {
        var missing = new (string Field, string Value)[] { ("name", Name), ("userName", creates ? UserName : "-") }.Where(field => field.Value.Length == 0).ToArray();
        return missing.Length == 0 ? null : this with { Error = reader.Text("Refusal_invalid"), FieldErrors = missing.ToDictionary(field => field.Field, _ => reader.Text("Form_Required")) };
    }

    internal AccountForm Refused(PortalRefusal refusal, Reader reader)
    {
        var why = reader.Explain(refusal);
        return refusal.Code switch
        {
            "user_name_taken" => this with { Error = why, FieldErrors = new Dictionary<string, string> { ["userName"] = why } },
            "last_admin" => this with { Error = why, FieldErrors = new Dictionary<string, string> { ["role"] = why } },
            _ => this with { Error = why, FieldErrors = (refusal.Fields ?? []).Distinct().ToDictionary(field => field, field => reader.Text(field is "userName" ? "Client_Wrong_userName" : "Form_Invalid")) },
        };
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();
}
