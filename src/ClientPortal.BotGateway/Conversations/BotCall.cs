using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Updates;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>Somebody says something to the bot in a private chat, or presses a button.</summary>
/// <param name="From">The Telegram account that does.</param>
/// <param name="Person">Who that is in the portal; null for somebody who is not connected, or whose account is deactivated.</param>
/// <param name="Wording">In his language: the account's, else the one that his Telegram uses.</param>
internal sealed record BotCall(IncomingUpdate Update, User From, long ChatId, Person? Person, Wording Wording)
{
    private int _parts;

    public long BotId => Update.BotId;

    /// <summary>The language that was chosen with this call; null where none was.</summary>
    public string? Language { get; set; }

    /// <summary>Numbers the answers of one call; the same ones come out of a repeat.</summary>
    public short NextPart() => checked((short)_parts++);
}
