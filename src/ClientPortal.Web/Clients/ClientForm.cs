using System.Globalization;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;

namespace ClientPortal.Web.Clients;

/// <summary>What was typed about a client, and what is wrong with it.</summary>
/// <param name="UserName">For a new one alone.</param>
/// <param name="Version">The version that was seen; for one that there is.</param>
public sealed record ClientForm(
    string Name, string UserName, string Language, string TimeZone, string ContactName, string Email, string Phone, string TaxNumber, string Address, string? Version)
{
    /// <summary>What is wrong with all of it.</summary>
    public string? Error { get; init; }

    /// <summary>What is wrong with its fields.</summary>
    public IReadOnlyDictionary<string, string> FieldErrors { get; init; } = new Dictionary<string, string>();

    /// <summary>How it stands now, where somebody else changed it meanwhile.</summary>
    public ClientView? Current { get; init; }

    /// <summary>A new one's, empty.</summary>
    public static ClientForm Empty(string timeZone) => new("", "", "ru", timeZone, "", "", "", "", "", null);

    /// <summary>Of a change to one version: what was typed over another one is not put over this one.</summary>
    public string Draft(Guid id) => $"client-{id}-{Version}";

    public string? ErrorOf(string field) => FieldErrors.GetValueOrDefault(field);

    internal static ClientForm Of(ClientView client) => new(
        client.Name, client.Account.UserName, client.Account.Language, client.Account.TimeZone, client.ContactName ?? "", client.Email ?? "", client.Phone ?? "", client.TaxNumber ?? "",
        client.Address ?? "", client.Version.ToString(CultureInfo.InvariantCulture));

    internal static ClientForm Of(IFormCollection form) => new(
        Text(form, "name"), Text(form, "userName"), Text(form, "language") is "en" ? "en" : "ru", Text(form, "timeZone"), Text(form, "contactName"), Text(form, "email"), Text(form, "phone"),
        Text(form, "taxNumber"), Text(form, "address"), Text(form, "version"));

    /// <summary>What the Api takes; what is empty is left out.</summary>
    internal object Body(bool creates) => new
    {
        name = Name,
        userName = creates ? UserName : null,
        language = Language,
        timeZone = TimeZone,
        contactName = Filled(ContactName),
        email = Filled(Email),
        phone = Filled(Phone),
        taxNumber = Filled(TaxNumber),
        address = Filled(Address),
    };

    /// <summary>The form with what is missing; null where nothing is.</summary>
    internal ClientForm? Incomplete(bool creates, Reader reader)
    {
        var missing = new (string Field, string Value)[] { ("name", Name), ("userName", creates ? UserName : "-") }.Where(field => field.Value.Length == 0).ToArray();
        return missing.Length == 0 ? null : this with { Error = reader.Text("Refusal_invalid"), FieldErrors = missing.ToDictionary(field => field.Field, _ => reader.Text("Form_Required")) };
    }

    internal ClientForm Refused(PortalRefusal refusal, Reader reader)
    {
        var why = reader.Explain(refusal);
        return refusal.Code == "user_name_taken"
            ? this with { Error = why, FieldErrors = new Dictionary<string, string> { ["userName"] = why } }
            : this with { Error = why, FieldErrors = (refusal.Fields ?? []).Distinct().ToDictionary(field => field, field => reader.Text(field is "userName" or "email" ? $"Client_Wrong_{field}" : "Form_Invalid")) };
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
