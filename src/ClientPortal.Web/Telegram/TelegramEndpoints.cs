using System.Globalization;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Telegram;

/// <summary>One's own connection to Telegram, and what one wants to hear there.</summary>
internal static class TelegramEndpoints
{
    public const string Widget = "/telegram/widget";
    public const string Connect = "/telegram/connect";
    public const string Test = "/telegram/test";
    public const string Disconnect = "/telegram/disconnect";

    /// <summary>The page with the widget and the preferences.</summary>
    public const string Page = "/profile/telegram";

    public const string Unmute = "/profile/telegram/unmute";

    /// <summary>Muted tickets that the page names at first, and with each "more".</summary>
    public const int MutedStep = 20;

    /// <summary>Tickets that are asked for beside each other: the Api limits what one account asks for in a second.</summary>
    private const int AtOnce = 10;

    /// <summary>As many as can be muted.</summary>
    private const int MutedMost = 1000;

    public static string More(int shown) => $"{Page}?muted={shown + MutedStep}#muted-heading";

    public static WebApplicationBuilder AddTelegram(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<TelegramWidgets>();
        return builder;
    }

    public static IEndpointRouteBuilder MapTelegram(this IEndpointRouteBuilder app)
    {
        app.MapGet(Widget, WidgetAsync);
        app.MapPost(Connect, ConnectAsync);
        app.MapPost(Test, TestAsync);
        app.MapGet(Disconnect, AskToDisconnect);
        app.MapPost(Disconnect, DisconnectAsync);
        app.MapGet(Page, ShowAsync);
        app.MapPost(Page, ChangeAsync);
        app.MapPost(Unmute, UnmuteAsync);
        app.MapTicketMute();
        return app;
    }

    /// <summary>The widget alone.</summary>
    /// <param name="shown">End of the deep link that the page shows: as long as it waits, nothing is exchanged, since it can be read nowhere again.</param>
    private static async Task<IResult> WidgetAsync(TelegramWidgets telegram, string? shown, CancellationToken cancellationToken)
    {
        var view = await telegram.ReadAsync(cancellationToken);
        return shown is not null && DateTimeOffset.TryParse(shown, CultureInfo.InvariantCulture, out var expires) && view.Status?.LinkExpiresAt is { } waiting && (waiting - expires).Duration() < TimeSpan.FromSeconds(1)
            ? TypedResults.NoContent()
            : Part(view);
    }

    private static async Task<IResult> ConnectAsync(HttpContext context, TelegramWidgets telegram, PortalClient portal, IFormCollection form, CancellationToken cancellationToken)
    {
        _ = form;
        var view = await telegram.ConnectAsync(cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return Pages.WantsPart(context) ? Part(view) : await PageAsync(view, telegram, portal, error: null, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> TestAsync(HttpContext context, TelegramWidgets telegram, PortalClient portal, Notices notices, IFormCollection form, CancellationToken cancellationToken)
    {
        _ = form;
        var view = await telegram.TestAsync(cancellationToken);
        if (Pages.WantsPart(context))
        {
            return Part(view.Error is null ? view with { Notice = "Telegram_Notice_Tested" } : view);
        }

        if (view.Error is not null)
        {
            return await PageAsync(view, telegram, portal, error: null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        notices.Leave("Telegram_Notice_Tested");
        return Pages.SeeOther(context, Page);
    }

    private static IResult AskToDisconnect(HttpContext context, Reader reader) => Pages.Ask(context, new Confirmation(
        reader.Text("Telegram_Disconnect_Title"), reader.Text("Telegram_Disconnect_Text"), Disconnect, Page, reader.Text("Telegram_Disconnect")) { Danger = true });

    private static async Task<IResult> DisconnectAsync(
        HttpContext context, TelegramWidgets telegram, PortalClient portal, Reader reader, Notices notices, IFormCollection form, CancellationToken cancellationToken)
    {
        _ = form;
        if (await telegram.DisconnectAsync(cancellationToken) is { } refusal)
        {
            var view = await telegram.ReadAsync(cancellationToken) with { Error = reader.Explain(refusal) };
            return await PageAsync(view, telegram, portal, error: null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        notices.Leave("Telegram_Notice_Disconnected");
        return Pages.SeeOther(context, Page);
    }

    private static async Task<IResult> ShowAsync(int? muted, TelegramWidgets telegram, PortalClient portal, CancellationToken cancellationToken) =>
        await PageAsync(await telegram.ReadAsync(cancellationToken), telegram, portal, error: null, StatusCodes.Status200OK, cancellationToken, muted: muted ?? MutedStep);

    private static async Task<IResult> ChangeAsync(
        HttpContext context, TelegramWidgets telegram, PortalClient portal, Reader reader, Notices notices, IFormCollection form, CancellationToken cancellationToken)
    {
        // The types that the page showed; others stay as they are.
        var types = form["known"].OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(type => type, type => form["type"].Contains(type), StringComparer.Ordinal);
        var wishes = new TelegramPreferences(
            form["enabled"] == "true",
            form["paused"] == "true",
            types,
            reader.Account!.IsClient ? null : form["scope"].ToString(),
            reader.Account.IsClient ? null : form["invoices"] == "true");
        if (await telegram.ChangeAsync(wishes, cancellationToken) is { } refusal)
        {
            return await PageAsync(await telegram.ReadAsync(cancellationToken), telegram, portal, reader.Explain(refusal), StatusCodes.Status422UnprocessableEntity, cancellationToken, wishes);
        }

        notices.Leave("Telegram_Notice_Saved");
        return Pages.SeeOther(context, Page);
    }

    private static async Task<IResult> UnmuteAsync(
        HttpContext context, [FromForm] Guid ticket, TelegramWidgets telegram, PortalClient portal, Reader reader, Notices notices, CancellationToken cancellationToken)
    {
        if (await telegram.UnmuteAsync(ticket, cancellationToken) is { } refusal)
        {
            return await PageAsync(await telegram.ReadAsync(cancellationToken), telegram, portal, reader.Explain(refusal), StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        notices.Leave("Telegram_Notice_Saved");
        return Pages.SeeOther(context, Page);
    }

    private static RazorComponentResult<TelegramNotificationsWidget> Part(WidgetView view) => new(new { View = view });

    private static async Task<IResult> PageAsync(WidgetView view, TelegramWidgets telegram, PortalClient portal, string? error, int status, CancellationToken cancellationToken, TelegramPreferences? typed = null, int muted = MutedStep)
    {
        var (preferences, ids) = (typed is null ? telegram.PreferencesAsync(cancellationToken) : Task.FromResult<TelegramPreferences?>(typed), telegram.MutedAsync(cancellationToken));
        await Task.WhenAll(preferences, ids);
        var named = (await ids).Take(Math.Clamp(muted, MutedStep, MutedMost)).ToArray();
        var shown = new List<MutedTicket>();
        foreach (var some in named.Chunk(AtOnce))
        {
            var tickets = await Task.WhenAll(some.Select(id => portal.FindAsync<TicketReference>($"api/tickets/{id}", cancellationToken)));
            shown.AddRange(some.Zip(tickets, (id, ticket) => new MutedTicket(id, ticket)));
        }

        return new RazorComponentResult<TelegramPage>(new { View = view, Preferences = await preferences, Muted = shown, MutedCount = (await ids).Count, Error = error })
        {
            StatusCode = status,
        };
    }
}
