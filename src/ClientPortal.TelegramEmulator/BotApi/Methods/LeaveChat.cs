using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class LeaveChat(World world, ChatAccess access, Groups groups) : IBotMethod
{
    public IReadOnlyList<string> Names => ["leaveChat"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        lock (world.Gate)
        {
            var chat = access.Edit(call);
            if (chat.Chat.IsPrivate)
            {
                throw BotApiException.BadRequest("chat member status can't be changed in private chats");
            }

            groups.SetBotStatus(call.Bot, chat.Id, MemberStatuses.Left, call.Bot.Me);
        }

        return new(MethodResult.True);
    }
}
