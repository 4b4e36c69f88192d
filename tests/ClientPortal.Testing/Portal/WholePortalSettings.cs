namespace ClientPortal.Testing.Portal;

/// <summary>Settings on top of what a portal needs to run at all, with <c>:</c> between their parts.</summary>
public sealed record WholePortalSettings
{
    /// <summary>For Api, Notifications and BotGateway.</summary>
    public IReadOnlyDictionary<string, string?> Common { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string?> Api { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string?> Notifications { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string?> Gateway { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string?> Emulator { get; init; } = Nothing;

    /// <summary>Of the pages, which are started only where this is set.</summary>
    public IReadOnlyDictionary<string, string?>? Web { get; init; }

    /// <summary>Whether Telegram delivers updates to the gateway, instead of its fetching them.</summary>
    public bool Webhook { get; init; }

    private static IReadOnlyDictionary<string, string?> Nothing { get; } = new Dictionary<string, string?>();
}

internal static class SettingsExtensions
{
    public static Dictionary<string, string?> With(this Dictionary<string, string?> settings, IReadOnlyDictionary<string, string?> more)
    {
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }
}
