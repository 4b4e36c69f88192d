using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Tickets;

namespace ClientPortal.Web.Telegram;

/// <summary>One's own connection to Telegram. While BotGateway is away the widget says so, and the page around it stands.</summary>
internal sealed class TelegramWidgets(GatewayClient gateway, Reader reader)
{
    /// <summary>The routes of the reader's side.</summary>
    private string Side => $"api/telegram/{(reader.Account!.IsClient ? "client" : "user")}";

    public async Task<WidgetView> ReadAsync(CancellationToken cancellationToken) =>
        new(await ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<TelegramStatus>($"{Side}/status", ct), cancellationToken));

    /// <summary>Makes a new deep link; one that waits is void from now on.</summary>
    public async Task<WidgetView> ConnectAsync(CancellationToken cancellationToken)
    {
        var link = await ServiceClient.UnlessAwayAsync(ct => gateway.SendAsync<DeepLink>(HttpMethod.Post, $"{Side}/generate-link", body: null, ct), cancellationToken);
        var view = await ReadAsync(cancellationToken);
        return link switch
        {
            null => view with { Error = reader.Text("Telegram_NotReady") },
            { Refusal: { } refusal } => view with { Error = reader.Explain(refusal) },
            _ => view with { Link = link.Value },
        };
    }

    public async Task<WidgetView> TestAsync(CancellationToken cancellationToken)
    {
        var refusal = await gateway.SendAsync(HttpMethod.Post, $"{Side}/test-message", body: null, cancellationToken);
        return (await ReadAsync(cancellationToken)) with { Error = refusal is null ? null : reader.Explain(refusal) };
    }

    public Task<PortalRefusal?> DisconnectAsync(CancellationToken cancellationToken) => gateway.SendAsync(HttpMethod.Post, $"{Side}/disconnect", body: null, cancellationToken);

    public Task<TelegramPreferences?> PreferencesAsync(CancellationToken cancellationToken) =>
        ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<TelegramPreferences>($"{Side}/preferences", ct), cancellationToken);

    public Task<PortalRefusal?> ChangeAsync(TelegramPreferences wishes, CancellationToken cancellationToken) =>
        gateway.SendAsync(HttpMethod.Put, $"{Side}/preferences", wishes, cancellationToken);

    public async Task<IReadOnlyList<Guid>> MutedAsync(CancellationToken cancellationToken) =>
        (await ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<MutedTickets>($"{Side}/muted-tickets", ct), cancellationToken))?.Items ?? [];

    /// <summary>Whether the reader hears of a ticket; only who is connected hears of any.</summary>
    public async Task<TicketMuteView> MuteOfAsync(TicketReference ticket, CancellationToken cancellationToken)
    {
        var (status, mute) = (
            ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<TelegramStatus>($"{Side}/status", ct), cancellationToken),
            ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<TicketMuteState>($"{Side}/muted-tickets/{ticket.Id}", ct), cancellationToken));
        await Task.WhenAll(status, mute);
        return new(ticket, (await status)?.State is "connected" or "suspended" ? (await mute)?.Muted : null, await status is null || await mute is null);
    }

    public Task<PortalRefusal?> MuteAsync(Guid ticketId, CancellationToken cancellationToken) =>
        gateway.SendAsync(HttpMethod.Put, $"{Side}/muted-tickets/{ticketId}", body: null, cancellationToken);

    public Task<PortalRefusal?> UnmuteAsync(Guid ticketId, CancellationToken cancellationToken) =>
        gateway.SendAsync(HttpMethod.Delete, $"{Side}/muted-tickets/{ticketId}", body: null, cancellationToken);
}
