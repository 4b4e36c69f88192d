using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Reads <c>link_preview_options</c>, or the older <c>disable_web_page_preview</c>.</summary>
internal static class LinkPreviewReader
{
    public static LinkPreviewOptions? Read(BotCall call)
    {
        var json = call.Text("link_preview_options");
        if (json.Length == 0)
        {
            return call.Flag("disable_web_page_preview") ? new LinkPreviewOptions { IsDisabled = true } : null;
        }

        using var document = JsonFields.TryParse(json)
            ?? throw BotApiException.BadRequest("Can't parse link preview options JSON object");
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw BotApiException.BadRequest("Object expected as link preview options");
        }

        return new LinkPreviewOptions
        {
            IsDisabled = Set(root.OptionalFlag("is_disabled")),
            Url = root.OptionalText("url"),
            PreferSmallMedia = Set(root.OptionalFlag("prefer_small_media")),
            PreferLargeMedia = Set(root.OptionalFlag("prefer_large_media")),
            ShowAboveText = Set(root.OptionalFlag("show_above_text")),
        };
    }

    private static bool? Set(bool flag) => flag ? true : null;
}
