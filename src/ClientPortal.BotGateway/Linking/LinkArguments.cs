using System.Globalization;
using ClientPortal.Contracts;

namespace ClientPortal.BotGateway.Linking;

/// <summary>The command line of <c>link create</c>.</summary>
internal sealed record LinkArguments(RecipientSnapshot Recipient, long TelegramUserId, long ChatId, string? Username)
{
    private static readonly string[] Known = ["--client", "--user", "--telegram-user", "--chat", "--username", "--first-name"];

    /// <summary>Null when it is not what the verb expects.</summary>
    public static LinkArguments? Parse(string[] args)
    {
        if (args is not ["link", "create", .. var rest] || rest.Length % 2 != 0)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in rest.Chunk(2))
        {
            if (!Known.Contains(pair[0]) || !values.TryAdd(pair[0], pair[1]))
            {
                return null;
            }
        }

        return ReadRecipient(values) is { } recipient
            && Number(values, "--telegram-user") is > 0 and { } telegramUser
            && Number(values, "--chat") is not 0 and { } chat
                ? new LinkArguments(recipient, telegramUser, chat, values.GetValueOrDefault("--username"))
                : null;
    }

    private static RecipientSnapshot? ReadRecipient(Dictionary<string, string> values) =>
        (Guid.TryParse(values.GetValueOrDefault("--client"), out var client), Guid.TryParse(values.GetValueOrDefault("--user"), out var user)) switch
        {
            (true, false) => new RecipientSnapshot(RecipientType.Client, client),
            (false, true) => new RecipientSnapshot(RecipientType.User, user),
            _ => null,
        };

    private static long? Number(Dictionary<string, string> values, string name) =>
        long.TryParse(values.GetValueOrDefault(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
