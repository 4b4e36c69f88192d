using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore.Sql;

/// <summary>How enums are written in the tables.</summary>
internal static class Names
{
    public static string Of(RecipientType type) => type switch
    {
        RecipientType.Client => "client",
        RecipientType.User => "user",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown kind of recipient."),
    };

    public static string Of(RecipientSnapshot? recipient) => recipient is null ? "chat" : Of(recipient.RecipientType);

    /// <summary>Null for a chat of somebody who is not connected.</summary>
    public static RecipientSnapshot? Recipient(string type, Guid? id) => type switch
    {
        "client" => new(RecipientType.Client, id!.Value),
        "user" => new(RecipientType.User, id!.Value),
        _ => null,
    };

    public static string Of(NotificationState state) => state switch
    {
        NotificationState.Pending => "pending",
        NotificationState.Sending => "sending",
        NotificationState.Sent => "sent",
        NotificationState.Failed => "failed",
        NotificationState.Unknown => "unknown",
        NotificationState.Cancelled => "cancelled",
        NotificationState.Skipped => "skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static NotificationState State(string name) => name switch
    {
        "pending" => NotificationState.Pending,
        "sending" => NotificationState.Sending,
        "sent" => NotificationState.Sent,
        "failed" => NotificationState.Failed,
        "unknown" => NotificationState.Unknown,
        "cancelled" => NotificationState.Cancelled,
        "skipped" => NotificationState.Skipped,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown state."),
    };

    public static string Of(StaffScope scope) => scope switch
    {
        StaffScope.Mine => "mine",
        StaffScope.MineAndUnassigned => "mine_and_unassigned",
        StaffScope.All => "all",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown scope."),
    };

    public static StaffScope Scope(string name) => name switch
    {
        "mine" => StaffScope.Mine,
        "all" => StaffScope.All,
        _ => StaffScope.MineAndUnassigned,
    };

    public static string Of(AccountRole role) => role switch
    {
        AccountRole.Admin => "admin",
        AccountRole.Staff => "staff",
        AccountRole.Client => "client",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    public static AccountRole Role(string name) => name switch
    {
        "admin" => AccountRole.Admin,
        "staff" => AccountRole.Staff,
        _ => AccountRole.Client,
    };

    public static TokenClaimOutcome TokenEnd(string name) => name switch
    {
        "used" => TokenClaimOutcome.Used,
        "replaced" => TokenClaimOutcome.Replaced,
        _ => TokenClaimOutcome.Withdrawn,
    };

    public static LinkState Link(string name) => name switch
    {
        "active" => LinkState.Active,
        "suspended" => LinkState.Suspended,
        _ => LinkState.NotConnected,
    };

    public static string Of(DialogStep step) => step switch
    {
        DialogStep.Answer => "answer",
        DialogStep.Subject => "subject",
        DialogStep.Text => "text",
        DialogStep.FollowUp => "follow_up",
        DialogStep.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step."),
    };

    public static DialogStep Dialog(string name) => name switch
    {
        "answer" => DialogStep.Answer,
        "subject" => DialogStep.Subject,
        "text" => DialogStep.Text,
        "follow_up" => DialogStep.FollowUp,
        _ => DialogStep.Ended,
    };
}
