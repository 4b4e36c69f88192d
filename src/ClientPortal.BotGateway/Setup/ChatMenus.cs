using System.Collections.Concurrent;
using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Setup;

/// <summary>
/// Gives a connected chat its own menu: in the language that was chosen, whatever Telegram's is, and with what its side may do. Brought up to date
/// whenever somebody speaks; one that could not be set is tried again then.
/// </summary>
internal sealed class ChatMenus(IBotApi botApi, BotMenu menu, ILogger<ChatMenus> logger)
{
    /// <summary>Chats whose menu this process remembers; a forgotten one is set once more.</summary>
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<long, (string Language, bool IsClient)> _shown = new();

    public async Task FollowAsync(long chatId, string language, bool isClient, CancellationToken cancellationToken)
    {
        var wanted = (language, isClient);
        if (_shown.TryGetValue(chatId, out var shown) && shown == wanted)
        {
            return;
        }

        var request = new SetMyCommandsRequest(menu.For(language, isClient), new BotCommandScope("chat", chatId));
        var result = await botApi.SetMyCommands(request, cancellationToken);
        if (result is not BotApiResult<bool>.Ok)
        {
            logger.MenuNotSet(chatId, result.ToString());
            return;
        }

        if (_shown.Count >= MostRemembered)
        {
            _shown.Clear();
        }

        _shown[chatId] = wanted;
    }
}
