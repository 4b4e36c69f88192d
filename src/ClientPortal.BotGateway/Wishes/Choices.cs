using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Wishes;

/// <summary>What a recipient can choose, and single choices applied to what holds.</summary>
internal static class Choices
{
    public static IReadOnlyList<string> TypesFor(RecipientType side) =>
        side is RecipientType.Client ? NotificationTypes.ForClients : NotificationTypes.ForStaff;

    public static RecipientPreferences With(this RecipientPreferences preferences, string type, bool wanted) => preferences with
    {
        DisabledTypes = wanted
            ? [.. preferences.DisabledTypes.Where(disabled => !string.Equals(disabled, type, StringComparison.Ordinal))]
            : [.. preferences.DisabledTypes.Append(type).Distinct(StringComparer.Ordinal)],
    };

    public static PreferencesView View(RecipientPreferences preferences, RecipientType side) => new(
        preferences.Enabled,
        preferences.Paused,
        TypesFor(side).ToDictionary(type => type, type => !preferences.DisabledTypes.Contains(type, StringComparer.Ordinal), StringComparer.Ordinal),
        side is RecipientType.User ? preferences.StaffScope : null,
        side is RecipientType.User ? preferences.WantsInvoices : null);

    /// <summary>What is wrong with a request; null for nothing.</summary>
    public static string? FaultOf(PreferencesRequest request, RecipientType side)
    {
        if (request.Types?.Keys.FirstOrDefault(type => !TypesFor(side).Contains(type, StringComparer.Ordinal)) is { })
        {
            return $"types names a type that there is not for this role. There are: {string.Join(", ", TypesFor(side))}.";
        }

        if (side is RecipientType.Client && (request.StaffScope is not null || request.WantsInvoices is not null))
        {
            return "staffScope and wantsInvoices are for staff.";
        }

        return request.StaffScope is { } scope && !Enum.IsDefined(scope) ? "staffScope must be mine, mine_and_unassigned or all." : null;
    }

    public static RecipientPreferences Apply(RecipientPreferences preferences, PreferencesRequest request)
    {
        var changed = preferences with
        {
            Enabled = request.Enabled ?? preferences.Enabled,
            Paused = request.Paused ?? preferences.Paused,
            StaffScope = request.StaffScope ?? preferences.StaffScope,
            WantsInvoices = request.WantsInvoices ?? preferences.WantsInvoices,
        };
        return (request.Types ?? new Dictionary<string, bool>(StringComparer.Ordinal))
            .Aggregate(changed, (wishes, type) => wishes.With(type.Key, type.Value));
    }
}
