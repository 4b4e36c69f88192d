using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class GetChat(World world, ChatAccess access) : IBotMethod
{
    public IReadOnlyList<string> Names => ["getChat"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        lock (world.Gate)
        {
            var chat = access.Read(call).Chat;
            return new(new MethodResult(ChatFullInfo.From(chat), BotJson.Wire.ChatFullInfo));
        }
    }
}
