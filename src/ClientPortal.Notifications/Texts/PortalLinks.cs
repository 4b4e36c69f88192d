using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ClientPortal.Texts;
using Microsoft.Extensions.Options;

namespace ClientPortal.Notifications.Texts;

/// <summary>Buttons that lead into the web portal; none while its address is not public, since Telegram refuses such links.</summary>
internal sealed class PortalLinks(IOptions<PortalOptions> options)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Uri? _portal = Public(options.Value.PublicUrl);

    /// <summary>Telegram's <c>inline_keyboard</c> with one button, or null.</summary>
    public string? Ticket(Guid ticketId, Wording wording) => Button(wording.Text("Button_OpenTicket"), $"tickets/{ticketId}");

    /// <inheritdoc cref="Ticket" />
    public string? Invoice(Guid invoiceId, Wording wording) => Button(wording.Text("Button_OpenInvoice"), $"invoices/{invoiceId}");

    // [[{"text":"Open the ticket","url":"https://portal.example/tickets/0198…"}]]
    private string? Button(string text, string path) => _portal is null
        ? null
        : JsonSerializer.Serialize(new[] { new[] { new { text, url = new Uri(_portal, path).AbsoluteUri } } }, Readable);

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
