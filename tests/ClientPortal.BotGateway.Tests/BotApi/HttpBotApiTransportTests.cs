using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Tests.BotApi;

public sealed class HttpBotApiTransportTests : BotApiTransportContract
{
    protected override IBotApi Create(
        TelegramOptions options, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) =>
        new HttpBotApi(options, TimeProvider.System, connect);
}
