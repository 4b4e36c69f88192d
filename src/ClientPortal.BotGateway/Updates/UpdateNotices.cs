using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Tells a person that what he sent is not handled.</summary>
internal sealed class UpdateNotices(PersonDirectory people, BotAnswers answers)
{
    /// <summary>He writes too much to be read. Once for each flood.</summary>
    public async Task TellOfFloodAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        if (await CallAsync(update, cancellationToken) is { } call)
        {
            await answers.SayAsync(call, call.Wording.Text("Update_Flooded"), cancellationToken: cancellationToken);
        }
    }

    /// <summary>Every try to handle it failed. Once for each update, whatever it led to before it failed.</summary>
    public async Task TellOfParkingAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        if (await CallAsync(update, cancellationToken) is { } call)
        {
            var occasion = string.Create(CultureInfo.InvariantCulture, $"parked {update.UpdateId}");
            await answers.SayOnceAsync(call, occasion, call.Wording.Text("Update_Parked"), update.Update.Message?.MessageId, cancellationToken);
        }
    }

    /// <summary>Null where nobody in a private chat would read it.</summary>
    private async Task<BotCall?> CallAsync(IncomingUpdate update, CancellationToken cancellationToken)
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
            return null;
        }

        var person = await people.FindAsync(update.BotId, from.Id, cancellationToken);
        return new BotCall(update, from, chat.Id, person, BotTexts.Set.For(person?.Language ?? from.LanguageCode));
    }
}
