using System.Globalization;
using System.Text.Json.Nodes;
using ClientPortal.AppHost.Startup;

namespace ClientPortal.AppHost.Demo;

/// <summary>Connects a person to a chat of the emulator as he would do it himself: deep link, START, and the button under the bot's question.</summary>
internal sealed class DemoConnection(RunningPortal portal, string password)
{
    /// <summary>The bot answers within a second; the account's event, without which it asks for patience, may take longer.</summary>
    private const int MaxTries = 9;

    private const int SecondsPerTry = 3;

    /// <summary>Connects him, unless an earlier start did.</summary>
    /// <param name="side">"client" or "user", as in the routes.</param>
    /// <param name="person">His Telegram account: id, first name, user name and language.</param>
    public async Task EnsureAsync(string userName, string side, (long Id, string FirstName, string Username, string Language) person, CancellationToken cancellationToken)
    {
        using var account = new DemoApi(portal.Api.Url);
        await account.SignInAsync(userName, password, cancellationToken);
        var own = $"{portal.Gateway.Url.TrimEnd('/')}/api/telegram/{side}";
        if (await IsConnectedAsync(account, own, cancellationToken))
        {
            return;
        }

        using var emulator = new DemoApi(portal.Emulator!.Url);
        await emulator.EnsureAsync(
            "control/users", new { id = person.Id, firstName = person.FirstName, username = person.Username, languageCode = person.Language }, cancellationToken);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var link = await account.PostAsync($"{own}/generate-link", new { }, cancellationToken);
            var payload = link["url"]!.GetValue<string>().Split("start=")[^1];
            var seen = await LastPositionAsync(emulator, person.Id, cancellationToken);
            await emulator.PostAsync(Invariant($"control/users/{person.Id}/start"), new { payload }, cancellationToken);
            if (await FindQuestionAsync(emulator, person.Id, seen, cancellationToken) is { } question)
            {
                await emulator.PostAsync(Invariant($"control/users/{person.Id}/presses"), question, cancellationToken);
                if (await IsConnectedAsync(account, own, cancellationToken, SecondsPerTry))
                {
                    return;
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(SecondsPerTry), cancellationToken);
        }

        throw new DemoSeedException($"{userName} could not be connected to chat {person.Id} of the emulator. The gateway's log says what the bot answered.");
    }

    private static async Task<bool> IsConnectedAsync(DemoApi account, string own, CancellationToken cancellationToken, int seconds = 0)
    {
        for (var left = seconds * 10; ; left--)
        {
            if ((await account.GetAsync($"{own}/status", cancellationToken))["state"]!.GetValue<string>() == "connected")
            {
                return true;
            }

            if (left <= 0)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private static async Task<long> LastPositionAsync(DemoApi emulator, long chat, CancellationToken cancellationToken) =>
        (await emulator.GetAsync(Invariant($"control/chats/{chat}/messages"), cancellationToken))["lastPosition"]!.GetValue<long>();

    /// <summary>The button "connect" of what comes after a position; null where the bot says something else.</summary>
    private static async Task<object?> FindQuestionAsync(DemoApi emulator, long chat, long after, CancellationToken cancellationToken)
    {
        for (var left = SecondsPerTry; left > 0; left--)
        {
            var page = await emulator.GetAsync(Invariant($"control/chats/{chat}/messages?after={after}&wait=1"), cancellationToken);
            foreach (var message in page["entries"]!.AsArray().Where(entry => entry!["fromBot"]!.GetValue<bool>()).Select(entry => entry!["message"]!))
            {
                return message["reply_markup"]?["inline_keyboard"]?[0]?[0]?["callback_data"] is { } data
                    ? new { messageId = message["message_id"]!.GetValue<int>(), data = data.GetValue<string>() }
                    : null;
            }

            after = page["lastPosition"]!.GetValue<long>();
        }

        return null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
