using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Setup;

/// <summary>The commands that Telegram shows in a private chat's menu, in their order; a text <c>Menu_x</c> describes each.</summary>
internal sealed class BotMenu(IEnumerable<IBotCommand> commands)
{
    /// <summary>The private chats of everybody.</summary>
    public static readonly BotCommandScope Scope = new("all_private_chats");

    // What is not here is understood all the same: /start, /ticket N, and the way out of a question.
    private static readonly string[] Order = ["tickets", "new", "invoices", "status", "settings", "language", "mute", "unmute", "stop", "help"];

    /// <summary>Staff open tickets in the portal.</summary>
    private const string ForClients = "new";

    private readonly HashSet<string> _known = new(commands.Select(command => command.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The menus by language; null is that of everybody who reads no other.</summary>
    public IReadOnlyList<(string? Language, IReadOnlyList<BotCommand> Commands)> All =>
        [(null, In(BotTexts.Set.English)), ("ru", In(BotTexts.Set.Russian))];

    /// <summary>That of somebody who is connected.</summary>
    public IReadOnlyList<BotCommand> For(string language, bool isClient) =>
        [.. In(BotTexts.Set.For(language)).Where(command => isClient || command.Command != ForClients)];

    private List<BotCommand> In(Wording wording) =>
        [.. Order.Where(_known.Contains).Select(name => new BotCommand(name, wording.Text($"Menu_{name}")))];
}
