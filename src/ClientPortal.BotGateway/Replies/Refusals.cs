using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Replies;

internal static class Refusals
{
    /// <summary>Why the Api did not take what a person wrote, as HTML.</summary>
    /// <param name="key">Of the text that the reason goes into.</param>
    public static string NotDone(this BotCall call, string key, PortalRefusal refusal) => refusal.Code == PortalCodes.IdempotencyKeyReused
        // An earlier try got through, and more of an album has come since.
        ? call.Wording.Text("Reply_Repeated")
        : call.Wording.Text(key, TelegramHtml.Escape(PortalWords.Of(refusal, call.Wording)));
}
