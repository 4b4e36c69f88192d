using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>What an answer means beyond its row: for the recipient's link.</summary>
internal abstract record LinkEffect(ClaimedNotification Row)
{
    public sealed record Suspend(ClaimedNotification Row, string Cause) : LinkEffect(Row);

    public sealed record Remove(ClaimedNotification Row, string Cause) : LinkEffect(Row);

    public sealed record Move(ClaimedNotification Row, long ToChatId) : LinkEffect(Row);

    public static LinkEffect? Of(ClaimedNotification row, Verdict verdict) => verdict switch
    {
        Verdict.Migrate(var chatId) => new Move(row, chatId),
        Verdict.Unreachable { ForGood: true, Cause: var cause } when row.Recipient is not null => new Remove(row, cause),
        Verdict.Unreachable { Cause: var cause } when row.Recipient is not null => new Suspend(row, cause),
        _ => null,
    };
}
