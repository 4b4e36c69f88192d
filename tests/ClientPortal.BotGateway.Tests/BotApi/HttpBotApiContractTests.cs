using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Tests.BotApi;

public sealed class HttpBotApiContractTests : BotApiContract
{
    protected override IBotApi Create(TelegramOptions options) => new HttpBotApi(options, TimeProvider.System);
}
