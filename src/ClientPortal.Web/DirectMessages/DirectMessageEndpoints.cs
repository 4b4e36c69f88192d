using System.Globalization;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.Deliveries;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Telegram;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.DirectMessages;

/// <summary>For staff: a client's connection to Telegram, and messages to it through the bot.</summary>
internal static class DirectMessageEndpoints
{
    /// <summary>Messages that the client's page shows.</summary>
    private const int Shown = 5;

    /// <summary>Messages that one text is sent as, at most.</summary>
    private const int MostParts = 20;

    public static string Address(Guid clientId) => $"/clients/{clientId}/telegram";

    public static string Preview(Guid clientId) => $"/clients/{clientId}/telegram/preview";

    public static string Outcome(Guid clientId, IEnumerable<Delivery> messages) => $"/clients/{clientId}/telegram/outcome" + Ids("message", messages);

    public static string Status(Guid clientId) => $"/clients/{clientId}/telegram-status";

    public static string Draft(Guid clientId) => $"telegram-{clientId}";

    public static IEndpointRouteBuilder MapDirectMessages(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/clients/{id:guid}").RequireAuthorization(PortalPolicies.Staff);
        staff.MapGet("/telegram", ShowAsync);
        staff.MapPost("/telegram", SendAsync);
        staff.MapPost("/telegram/preview", PreviewAsync);
        staff.MapGet("/telegram/outcome", OutcomeAsync);
        staff.MapGet("/telegram-status", StatusAsync);
        return app;
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Guid id, long[] sent, PortalClient portal, GatewayClient gateway, CancellationToken cancellationToken) =>
        await FindAsync(id, portal, cancellationToken) is { } client
            ? Answer(context, new(id, client.Name, null, null, await DeliveriesAsync(id, sent, gateway, cancellationToken)))
            : TypedResults.NotFound();

    private static async Task<IResult> SendAsync(
        HttpContext context, Guid id, IFormCollection form, PortalClient portal, GatewayClient gateway, Reader reader, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, portal, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var input = new DirectMessageInput(id, client.Name, form.Lines("text"), null, []);
        if (form["do"] == "preview")
        {
            return Answer(context, input, await AskAsync(input, gateway, cancellationToken));
        }

        if (string.IsNullOrWhiteSpace(input.Text))
        {
            return Answer(context, input with { Error = reader.Text("Form_Required") });
        }

        var sent = await gateway.SendAsync<SentDirectMessage>(HttpMethod.Post, $"api/telegram/client/{id}/send-message", new { input.Text }, cancellationToken, new(Key: form["key"]));
        if (sent.Value is not { } message)
        {
            return Answer(context, input with { Error = reader.Explain(sent.Refusal!) });
        }

        if (message is { State: "skipped", Cause: { } cause })
        {
            // It is in the list as not sent; the text stays for another try.
            return Answer(context, input with { Error = reader.Text("Refusal_recipient_unreachable_because", reader.Hindrance(cause)) });
        }

        return Pages.WantsPart(context)
            ? Answer(context, input with { Text = null, Sent = message.Items })
            : Pages.SeeOther(context, Address(id) + Ids("sent", message.Items));
    }

    /// <summary>What Telegram will show, while somebody types.</summary>
    private static async Task<IResult> PreviewAsync(Guid id, IFormCollection form, PortalClient portal, GatewayClient gateway, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, portal, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var input = new DirectMessageInput(id, client.Name, form.Lines("text"), null, []);
        var preview = await AskAsync(input, gateway, cancellationToken);
        return new RazorComponentResult<MessagePreviewPart>(new { Preview = preview, Missing = preview is null && !string.IsNullOrWhiteSpace(input.Text) });
    }

    /// <summary>What became of the messages that were just sent.</summary>
    private static async Task<IResult> OutcomeAsync(Guid id, long[] message, GatewayClient gateway, CancellationToken cancellationToken) =>
        new RazorComponentResult<MessageOutcome>(new { ClientId = id, Messages = await DeliveriesAsync(id, message, gateway, cancellationToken) });

    /// <summary>Those of the client, among the ids that an address names.</summary>
    private static async Task<IReadOnlyList<Delivery>> DeliveriesAsync(Guid clientId, long[] ids, GatewayClient gateway, CancellationToken cancellationToken)
    {
        var found = new List<Delivery>();
        foreach (var id in ids.Take(MostParts))
        {
            if (await gateway.FindAsync<Delivery>($"api/telegram/notifications/{id}", cancellationToken) is { } delivery && delivery.RecipientId == clientId)
            {
                found.Add(delivery);
            }
        }

        return found;
    }

    private static QueryString Ids(string name, IEnumerable<Delivery> messages) =>
        QueryString.Create(messages.Select(message => KeyValuePair.Create<string, string?>(name, message.Id.ToString(CultureInfo.InvariantCulture))));

    private static async Task<IResult> StatusAsync(HttpContext context, Guid id, PortalClient portal, GatewayClient gateway, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, portal, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var status = await ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<TelegramStatus>($"api/telegram/client/{id}/status", ct), cancellationToken);
        var messages = status is null
            ? null
            : await ServiceClient.UnlessAwayAsync(ct => gateway.RequireAsync<DeliveryPage>($"api/telegram/client/{id}/messages?type=direct_message&limit={Shown}", ct), cancellationToken);
        var view = new ClientTelegramView(id, client.Name, status, messages?.Items ?? []);
        return Pages.WantsPart(context) ? new RazorComponentResult<ClientTelegram>(new { View = view }) : new RazorComponentResult<ClientTelegramPage>(new { View = view });
    }

    private static Task<Party?> FindAsync(Guid id, PortalClient portal, CancellationToken cancellationToken) => portal.FindAsync<Party>($"api/clients/{id}", cancellationToken);

    /// <summary>Null without a text, and while BotGateway is away.</summary>
    private static async Task<MessagePreview?> AskAsync(DirectMessageInput input, GatewayClient gateway, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(input.Text)
        ? null
        : (await ServiceClient.UnlessAwayAsync(
            ct => gateway.SendAsync<MessagePreview>(HttpMethod.Post, $"api/telegram/client/{input.ClientId}/message-preview", new { input.Text }, ct), cancellationToken))?.Value;

    private static IResult Answer(HttpContext context, DirectMessageInput input, MessagePreview? preview = null)
    {
        var status = input.Error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (!Pages.WantsPart(context))
        {
            return new RazorComponentResult<DirectMessagePage>(new { Form = input, Preview = preview }) { StatusCode = status };
        }

        return HttpMethods.IsGet(context.Request.Method)
            ? new RazorComponentResult<DirectMessageDialog>(new { Form = input })
            : new RazorComponentResult<DirectMessageForm>(new { Form = input, Preview = preview }) { StatusCode = status };
    }
}
