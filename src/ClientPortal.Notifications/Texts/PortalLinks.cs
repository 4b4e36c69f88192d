using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ClientPortal.Texts;
using Microsoft.Extensions.Options;

namespace ClientPortal.Notifications.Texts;

/// <summary>Buttons under messages. None leads into the web portal while its address is not public, since Telegram refuses such links.</summary>
internal sealed class PortalLinks(IOptions<PortalOptions> options)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Uri? _portal = Public(options.Value.PublicUrl);

    /// <summary>Telegram's <c>inline_keyboard</c>: into the portal, then what the reader may do from the chat. Null without any.</summary>
    public string? Ticket(Guid ticketId, Wording wording, params IReadOnlyList<IReadOnlyList<MessageButton>> actions) =>
        Keyboard(Link(wording.Text("Button_OpenTicket"), $"tickets/{ticketId}"), actions);

    /// <summary>Telegram's <c>inline_keyboard</c> with the way into the portal, or null.</summary>
    public string? Invoice(Guid invoiceId, Wording wording) => Keyboard(Link(wording.Text("Button_OpenInvoice"), $"invoices/{invoiceId}"), []);

    private MessageButton? Link(string text, string path) => _portal is null ? null : new(text, Url: new Uri(_portal, path).AbsoluteUri);

    // [[{"text":"Open the ticket","url":"https://portal.example/tickets/0198…"}],[{"text":"Mute","callback_data":"mute:AZrK…"}]]
    private static string? Keyboard(MessageButton? link, IReadOnlyList<IReadOnlyList<MessageButton>> actions)
    {
        IReadOnlyList<IReadOnlyList<MessageButton>> rows = [.. link is null ? [] : new[] { new[] { link } }, .. actions.Where(row => row.Count > 0)];
        return rows.Count == 0 ? null : JsonSerializer.Serialize(rows, Readable);
    }

    private static Uri? Public(string? setting)
    {
        if (string.IsNullOrEmpty(setting))
        {
            return null;
        }

        var url = new Uri(setting.TrimEnd('/') + "/");
        var reachable = IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            ? !IPAddress.IsLoopback(address)
            : url.Host.Contains('.', StringComparison.Ordinal) && !url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return reachable ? url : null;
    }
}
