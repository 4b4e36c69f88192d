using ClientPortal.BotGateway.BotApi;
#if TELEGRAM_BOT
using ClientPortal.BotGateway.BotApi.Library;
#endif

namespace ClientPortal.BotGateway.Tests.BotApi;

/// <summary>Every adapter of the port that is compiled in.</summary>
internal static class BotApiAdapters
{
    public static IReadOnlyList<Func<TelegramOptions, IBotApi>> All { get; } =
    [
        options => new HttpBotApi(options, TimeProvider.System),
#if TELEGRAM_BOT
        options => new LibraryBotApi(options, TimeProvider.System),
#endif
    ];
}
