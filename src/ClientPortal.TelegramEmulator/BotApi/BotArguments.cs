namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Parameters by name: texts (nested objects as their JSON) and files.</summary>
internal sealed class BotArguments
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, UploadedFile> Files { get; } = new(StringComparer.Ordinal);
}
