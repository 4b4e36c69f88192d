namespace ClientPortal.NotificationStore;

/// <summary>What a recipient wants to hear.</summary>
/// <param name="Enabled">False stops everything.</param>
/// <param name="Paused">True stops everything but direct messages.</param>
/// <param name="DisabledTypes">Notification types that are switched off, by their names in <see cref="NotificationTypes"/>.</param>
/// <param name="StaffScope">For staff: whose tickets.</param>
/// <param name="WantsInvoices">For staff: told of overdue and paid invoices.</param>
public sealed record RecipientPreferences(
    bool Enabled,
    bool Paused,
    IReadOnlyList<string> DisabledTypes,
    StaffScope StaffScope,
    bool WantsInvoices)
{
    /// <summary>What holds for somebody who never chose.</summary>
    public static RecipientPreferences Default { get; } = new(Enabled: true, Paused: false, [], StaffScope.MineAndUnassigned, WantsInvoices: true);
}
