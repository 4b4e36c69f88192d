using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>What a row tells: the name of the causing event, or one of the bot's own kinds. Preferences use the same names.</summary>
public static class NotificationTypes
{
    /// <summary>Written by staff to a client; passes a pause.</summary>
    public const string DirectMessage = "direct_message";

    /// <summary>What the bot answers to a command or a button.</summary>
    public const string BotAnswer = "bot_answer";

    /// <summary>Welcome, goodbye and the like.</summary>
    public const string LinkNotice = "link_notice";

    /// <summary>Asked for by its recipient to see whether it arrives.</summary>
    public const string TestMessage = "test_message";

    /// <summary>The types that a client can switch off one by one.</summary>
    public static IReadOnlyList<string> ForClients { get; } =
    [
        TicketCreated.EventType, TicketCommentAdded.EventType, TicketStatusChanged.EventType,
        InvoiceIssued.EventType, InvoicePaid.EventType, InvoiceOverdue.EventType, InvoiceCancelled.EventType,
    ];

    /// <summary>The types that staff can switch off one by one.</summary>
    public static IReadOnlyList<string> ForStaff { get; } =
    [
        TicketCreated.EventType, TicketCommentAdded.EventType, TicketNoteAdded.EventType, TicketStatusChanged.EventType,
        TicketAssigned.EventType, InvoicePaid.EventType, InvoiceOverdue.EventType,
    ];
}
