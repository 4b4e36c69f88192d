using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;

namespace ClientPortal.Bench;

/// <summary>Lists, comments, and the way from a POST to the Bot API, with a million tickets in the database.</summary>
internal static class PortalBench
{
    private const int Rate = 100;
    private const int Clients = 10;

    /// <summary>At this rate the runtime compiles what is used often a second time; until then it is slower.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(BenchServers servers, BenchOptions options, CancellationToken cancellationToken)
    {
        await using var portal = await WholePortal.StartAsync(servers.Addresses, BenchPortal.Settings, cancellationToken);
        using var emulator = new EmulatorClient(portal.Emulator.BaseAddress);
        await MillionTickets.FillAsync(portal.Database, options.Tickets, cancellationToken);
        var clients = await BenchPortal.ConnectClientsAsync(portal, emulator, Clients, cancellationToken);

        await ListAsync(portal, clients, WarmUp);
        Report.Print(await ListAsync(portal, clients, options.Duration));
        await CommentAsync("warm-up", portal, clients, WarmUp, []);
        var posted = new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (options.Statements > 0)
        {
            await ExpensiveStatements.ResetAsync(portal.Database, cancellationToken);
        }

        var before = ProcessorTime.Now();
        Report.Print(await CommentAsync("measured", portal, clients, options.Duration, posted));
        Report.Print("processor time per comment", ProcessorTime.Now().Since(before), posted.Count);
        if (options.Statements > 0)
        {
            await ExpensiveStatements.PrintAsync(portal.Database, options.Statements, cancellationToken);
        }

        Report.Print("POST → request at the Bot API", await ArrivalsAsync(emulator, clients, posted, cancellationToken));
    }

    /// <summary>The pages that people look at: work lists of staff, a client's own list, a search.</summary>
    private static Task<LoadResult> ListAsync(WholePortal portal, IReadOnlyList<BenchClient> clients, TimeSpan duration)
    {
        string[] lists =
        [
            "api/tickets?limit=25", "api/tickets?limit=25&status=new", "api/tickets?limit=25&assignee=none", "api/tickets?limit=25&assignee=me",
            "api/tickets?limit=25&q=mx1234", "api/tickets?limit=25&sort=created", "api/tickets?limit=25&status=new&status=in_progress&priority=urgent",
        ];
        return OpenLoad.RunAsync("ticket list", Rate, duration, async number =>
        {
            var slot = number % (lists.Length + 1);
            var (http, path) = slot < lists.Length ? (portal.Admin.Http, lists[slot]) : (clients[number % clients.Count].Account.Http, "api/tickets?limit=25");
            using var answer = await http.GetAsync(path);
            return answer.StatusCode == HttpStatusCode.OK;
        });
    }

    /// <summary>Staff answer tickets; each comment goes to a chat.</summary>
    private static Task<LoadResult> CommentAsync(
        string run, WholePortal portal, IReadOnlyList<BenchClient> clients, TimeSpan duration, ConcurrentDictionary<string, DateTimeOffset> posted) =>
        OpenLoad.RunAsync("comment POST", Rate, duration, async number =>
        {
            var client = clients[number % clients.Count];
            var ticket = client.Tickets[number / clients.Count % client.Tickets.Count];
            var text = string.Create(CultureInfo.InvariantCulture, $"[{run} {number}]");
            posted[text] = TimeProvider.System.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/tickets/{ticket}/comments")
            {
                Content = new StringContent($$"""{"text":"{{text}}"}""", Encoding.UTF8, "application/json"),
                Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
            };
            using var answer = await portal.Admin.Http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                return true;
            }

            // What was refused is on its way to nobody.
            posted.TryRemove(text, out _);
            return false;
        });

    /// <summary>From the moment a POST was sent to the arrival of its message's request at the Bot API.</summary>
    private static async Task<Percentiles> ArrivalsAsync(
        EmulatorClient emulator, IReadOnlyList<BenchClient> clients, ConcurrentDictionary<string, DateTimeOffset> posted, CancellationToken cancellationToken)
    {
        var waits = await Eventually.Matches(
            async ct =>
            {
                var found = new List<double>();
                foreach (var client in clients)
                {
                    foreach (var entry in await emulator.GetMessagesAsync(client.Chat, ct))
                    {
                        if (Marker(entry.Message.Text) is { } marker && posted.TryGetValue(marker, out var at))
                        {
                            found.Add((entry.ReceivedAt - at).TotalMilliseconds);
                        }
                    }
                }

                return found;
            },
            found => found.Count >= posted.Count,
            "every comment's message is at the Bot API",
            cancellationToken,
            TimeSpan.FromMinutes(2));
        return Percentiles.Of(waits);
    }

    private static string? Marker(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var start = text.IndexOf("[measured ", StringComparison.Ordinal);
        return start < 0 ? null : text[start..(text.IndexOf(']', start) + 1)];
    }
}
