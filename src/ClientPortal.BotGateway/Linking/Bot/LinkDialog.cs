using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>The questions and answers that a deep link leads to, the same from the command and from the buttons.</summary>
internal static class LinkDialog
{
    public const string Connect = "connect";
    public const string Move = "move";
    public const string Refuse = "refuse";

    /// <summary>Asks whether to connect.</summary>
    public static (string Html, IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons) Ask(Wording wording, RecipientAccount account, byte[] hash) =>
        (wording.Text(account.Role is AccountRole.Client ? "Link_AskClient" : "Link_AskStaff", TelegramHtml.Name(account.Name)),
         Buttons(wording, Connect, wording.Text("Link_ButtonConnect"), hash));

    /// <summary>A question, with whom it cuts off where another Telegram account is connected to the portal account.</summary>
    public static string WithWhoIsCutOff(string question, Wording wording, RecipientAccount account, Link? standing, User from) =>
        standing is { State: not LinkState.NotConnected, TelegramUserId: { } other } && other != from.Id
            ? $"{question}\n\n{wording.Text("Link_TakesOver", TelegramHtml.Name(account.Name), TelegramHtml.Name(standing.TelegramName ?? "?"))}"
            : question;

    /// <summary>Asks whether to connect although the Telegram account is another portal account's.</summary>
    /// <param name="owner">Whom it is connected to; null where no event told of that account.</param>
    public static (string Html, IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons) AskToMove(
        Wording wording, RecipientAccount account, string? owner, byte[] hash) =>
        (owner is null
            ? wording.Text("Link_AskMoveUnknown", TelegramHtml.Name(account.Name))
            : wording.Text("Link_AskMove", TelegramHtml.Name(owner), TelegramHtml.Name(account.Name)),
         Buttons(wording, Move, wording.Text("Link_ButtonMove"), hash));

    /// <summary>Why a deep link does not work (any more).</summary>
    public static string Explain(Wording wording, TokenClaimOutcome outcome) => wording.Text(outcome switch
    {
        TokenClaimOutcome.Expired => "Link_Expired",
        TokenClaimOutcome.ClaimedByAnother => "Link_ClaimedByAnother",
        TokenClaimOutcome.Used => "Link_Used",
        TokenClaimOutcome.Replaced => "Link_Replaced",
        TokenClaimOutcome.Withdrawn => "Link_Withdrawn",
        _ => "Link_Unknown",
    });

    /// <summary>First and last name, as Telegram shows them.</summary>
    public static string NameOf(User user) => user.LastName is { Length: > 0 } last ? $"{user.FirstName} {last}" : user.FirstName;

    public static Actor ActorOf(RecipientAccount account) => new(
        account.Role is AccountRole.Client ? ActorKind.Client : ActorKind.Staff, account.AccountId, account.Name, Channel.Telegram);

    public static Actor ActorOf(Person person) => new(
        person.IsClient ? ActorKind.Client : ActorKind.Staff, person.AccountId, person.Name, Channel.Telegram);

    private static IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons(Wording wording, string name, string yes, byte[] hash) =>
    [
        [new InlineKeyboardButton(yes, CallbackData: ButtonData.Of(name, LinkToken.Write(hash)), Style: "success")],
        [new InlineKeyboardButton(wording.Text("Link_ButtonCancel"), CallbackData: ButtonData.Of(Refuse, LinkToken.Write(hash)))],
    ];
}
