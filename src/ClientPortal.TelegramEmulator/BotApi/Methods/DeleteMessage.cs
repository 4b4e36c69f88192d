using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Formatting;
using System.Text.Json;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>deleteMessage and deleteMessages.</summary>
internal sealed class DeleteMessage(World world, ChatAccess access, MessageWriter writer) : IBotMethod
{
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    public IReadOnlyList<string> Names => ["deleteMessage", "deleteMessages"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var many = call.Method.EndsWith('s') || call.Method.EndsWith('S');
        var ids = many ? ReadIds(call) : [call.MessageId()];
        if (!call.Has("chat_id"))
        {
            throw BotApiException.BadRequest("Chat identifier is not specified");
        }

        if (!many && ids[0] == 0)
        {
            throw BotApiException.BadRequest("Message identifier is not specified");
        }

        lock (world.Gate)
        {
            var chat = access.Edit(call);
            foreach (var id in ids)
            {
                Delete(call, chat, id, mayBeMissing: many);
            }
        }

        return new(MethodResult.True);
    }

    private void Delete(BotCall call, ChatState chat, int messageId, bool mayBeMissing)
    {
        if (chat.Find(messageId) is not { DeletedAt: null } entry)
        {
            if (mayBeMissing)
            {
                return;
            }

            throw BotApiException.BadRequest("message to delete not found");
        }

        // The bot is no administrator of its groups here.
        if (!entry.FromBot && !chat.Chat.IsPrivate)
        {
            throw BotApiException.BadRequest("message can't be deleted");
        }

        if (call.Entry.ReceivedAt - entry.ReceivedAt > Deletable)
        {
            throw BotApiException.BadRequest("message can't be deleted for everyone");
        }

        writer.Change(chat, entry with { DeletedAt = call.Entry.ReceivedAt });
    }

    private static List<int> ReadIds(BotCall call)
    {
        if (!call.Has("message_ids"))
        {
            throw BotApiException.BadRequest("Message identifiers are not specified");
        }

        using var document = JsonFields.TryParse(call.Text("message_ids"))
            ?? throw BotApiException.BadRequest("Can't parse message_ids JSON object");
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw BotApiException.BadRequest("Expected an Array of message identifiers");
        }

        if (document.RootElement.GetArrayLength() > 100)
        {
            throw BotApiException.BadRequest("Too many message identifiers specified");
        }

        return [.. document.RootElement.EnumerateArray().Select(id =>
            id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number) && number > 0
                ? number
                : throw BotApiException.BadRequest("Invalid message identifier specified"))];
    }
}
