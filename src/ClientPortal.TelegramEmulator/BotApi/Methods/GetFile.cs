using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Files;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class GetFile(FileStore store) : IBotMethod
{
    private const long MaxDownloadBytes = 20 << 20;

    public IReadOnlyList<string> Names => ["getFile"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        if (!call.Has("file_id"))
        {
            throw BotApiException.BadRequest("file_id not specified");
        }

        var file = store.Find(call.Text("file_id")) ?? throw BotApiException.BadRequest("invalid file_id");
        if (file.Size > MaxDownloadBytes)
        {
            throw BotApiException.BadRequest("file is too big");
        }

        return new(new MethodResult(
            new FileInfoResult { FileId = file.FileId, FileUniqueId = file.UniqueId, FileSize = file.Size, FilePath = file.Name },
            BotJson.Wire.FileInfoResult));
    }
}
