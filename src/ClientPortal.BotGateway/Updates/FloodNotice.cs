using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Tells somebody who writes too much that he is not being read. Once for each flood.</summary>
internal sealed class FloodNotice(PersonDirectory people, BotAnswers answers)
{
    public async Task TellAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        var (from, chat) = update.Update switch
        {
            { Message: { } message } => (message.From, message.Chat),
            { EditedMessage: { } edited } => (edited.From, edited.Chat),
            { CallbackQuery: { Message: { } under } query } => (query.From, under.Chat),
            _ => ((User?)null, (Chat?)null),
        };
        if (from is not { IsBot: false } || chat is not { Type: "private" })
        {
            return;
        }

        var person = await people.FindAsync(update.BotId, from.Id, cancellationToken);
        var wording = BotTexts.Set.For(person?.Language ?? from.LanguageCode);
        await answers.SayAsync(new BotCall(update, from, chat.Id, person, wording), wording.Text("Update_Flooded"), cancellationToken: cancellationToken);
    }
}
