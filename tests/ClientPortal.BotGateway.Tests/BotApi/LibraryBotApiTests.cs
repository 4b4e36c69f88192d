#if TELEGRAM_BOT
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.BotApi.Library;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.BotApi;

public sealed class LibraryBotApiContractTests : BotApiContract
{
    protected override IBotApi Create(TelegramOptions options) => new LibraryBotApi(options, TimeProvider.System);
}

public sealed class LibraryBotApiTransportTests : BotApiTransportContract
{
    [Theory]
    [InlineData("https://api.telegram.org", true)]
    [InlineData("http://127.0.0.1:8081/", true)]
    [InlineData("http://proxy.example/telegram", false)]
    public void AddressWithAPathNeedsTheOtherAdapter(string url, bool reached) =>
        LibraryBotApi.CanReach(new TelegramOptions { ApiBaseUrl = new Uri(url) }).ShouldBe(reached);

    protected override IBotApi Create(
        TelegramOptions options, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) =>
        new LibraryBotApi(options, TimeProvider.System, connect);
}
#endif
