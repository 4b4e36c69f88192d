using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Formatting;
using ClientPortal.TelegramEmulator.Storage;
using ClientPortal.TelegramEmulator.Updates;
using ClientPortal.TelegramEmulator.Webhooks;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>setWebhook and deleteWebhook, as a server run with --local: plain HTTP and any port are allowed.</summary>
internal sealed class SetWebhook(World world, MessageWriter writer, LongPolls polls) : IBotMethod
{
    private const int MaxSecret = 256;

    public IReadOnlyList<string> Names => ["setWebhook", "deleteWebhook"];

    public async ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var url = call.Method.StartsWith("set", StringComparison.OrdinalIgnoreCase) ? call.Text("url") : "";
        var webhook = url.Length == 0 ? null : await ReadAsync(call, url, cancellationToken);
        if (webhook is not null)
        {
            polls.Terminate(call.Bot.Id, "Conflict: terminated by setWebhook request");
        }

        lock (world.Gate)
        {
            var bot = call.Bot;
            var drop = call.Flag("drop_pending_updates");
            if (drop)
            {
                writer.Drop(bot, [.. bot.Updates.Pending.Select(update => update.Id)]);
            }

            var before = bot.Webhook;
            bot.AllowedUpdates = AllowedUpdates.Read(call.Text("allowed_updates"), bot.AllowedUpdates);
            webhook = webhook is null ? null : webhook with { AllowedUpdates = bot.AllowedUpdates };
            if (!drop && IsSame(before, webhook))
            {
                return MethodResult.TrueBecause(webhook is null ? "Webhook is already deleted" : "Webhook is already set");
            }

            bot.Webhook = webhook;
            bot.LastWebhookFailure = null;
            world.Write(new JournalRecord
            {
                Webhook = webhook ?? new WebhookRecord { Bot = bot.Id, Url = "", AllowedUpdates = bot.AllowedUpdates },
            });
            bot.WebhookChanged.Fire();
            return MethodResult.TrueBecause((before, webhook) switch
            {
                (null, null) => "Webhook is already deleted",
                (_, null) => "Webhook was deleted",
                _ => "Webhook was set",
            });
        }
    }

    private static bool IsSame(WebhookRecord? a, WebhookRecord? b) => a is null || b is null
        ? a is null && b is null
        : a with { AllowedUpdates = null } == b with { AllowedUpdates = null }
            && (a.AllowedUpdates ?? []).SequenceEqual(b.AllowedUpdates ?? [], StringComparer.Ordinal);

    private static async Task<WebhookRecord> ReadAsync(BotCall call, string url, CancellationToken cancellationToken)
    {
        // Without a scheme Telegram takes https.
        var parsed = HttpAddress.Parse(url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url);
        if (parsed.Address is null || !Uri.TryCreate(parsed.Address.ToString(), UriKind.Absolute, out var address))
        {
            throw BotApiException.BadRequest("invalid webhook URL specified");
        }

        var secret = call.Text("secret_token");
        if (secret.Length > MaxSecret)
        {
            throw BotApiException.BadRequest("secret token is too long");
        }

        if (!secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw BotApiException.BadRequest("secret token contains unallowed characters");
        }

        return new WebhookRecord
        {
            Bot = call.Bot.Id,
            Url = address.AbsoluteUri,
            SecretToken = secret.Length == 0 ? null : secret,
            MaxConnections = call.Number("max_connections", WebhookRecord.DefaultMaxConnections, 1, 100_000),
            IpAddress = call.Has("ip_address") ? call.Text("ip_address") : await ResolveAsync(address, cancellationToken),
        };
    }

    private static async Task<string> ResolveAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Dns.GetHostAddressesAsync(address.IdnHost.Trim('[', ']'), cancellationToken);
            return (found.FirstOrDefault(ip => ip.AddressFamily == AddressFamily.InterNetwork) ?? found[0]).ToString();
        }
        catch (SocketException)
        {
            throw BotApiException.BadRequest("bad webhook: Failed to resolve host: Name or service not known");
        }
    }
}
