using System.Collections.Frozen;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>Only checked: the "typing…" is not shown.</summary>
internal sealed class SendChatAction(World world, ChatAccess access) : IBotMethod
{
    private static readonly FrozenSet<string> Actions = FrozenSet.ToFrozenSet(
        [
            "cancel", "typing", "record_video", "upload_video", "record_audio", "record_voice", "upload_audio", "upload_voice",
            "upload_photo", "upload_document", "choose_sticker", "pick_up_location", "find_location", "record_video_note", "upload_video_note",
        ],
        StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Names => ["sendChatAction"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        if (!Actions.Contains(call.Text("action")))
        {
            throw BotApiException.BadRequest("Wrong parameter action in request");
        }

        lock (world.Gate)
        {
            access.Write(call);
        }

        return new(MethodResult.True);
    }
}
