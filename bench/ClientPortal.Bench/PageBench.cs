using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;

namespace ClientPortal.Bench;

/// <summary>How quick the portal's pages are, what a first visit weighs, and what open pages cost that follow what happens.</summary>
internal static partial class PageBench
{
    private const int Rate = 50;
    private const int Clients = 10;
    private const int Streams = 2000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(BenchServers servers, BenchOptions options, CancellationToken cancellationToken)
    {
        var settings = BenchPortal.Settings with { Web = new Dictionary<string, string?> { ["Live:StreamsPerAccount"] = Streams.ToString(CultureInfo.InvariantCulture) } };
        await using var portal = await WholePortal.StartAsync(servers.Addresses, settings, cancellationToken);
        using var emulator = new EmulatorClient(portal.Emulator.BaseAddress);
        await MillionTickets.FillAsync(portal.Database, options.Tickets, cancellationToken);
        var clients = await BenchPortal.ConnectClientsAsync(portal, emulator, Clients, cancellationToken);
        var visitors = new List<PageVisitor>();
        foreach (var client in clients)
        {
            visitors.Add(await PageVisitor.SignInAsync(portal.Web!.BaseAddress, client.Account.UserName, cancellationToken));
        }

        await LoadAsync("warm-up", visitors, _ => "/", WarmUp);
        Report.Print(await LoadAsync("first page", visitors, _ => "/", options.Duration));
        await LoadAsync("warm-up", visitors, Ticket, WarmUp);
        Report.Print(await LoadAsync("ticket page", visitors, Ticket, options.Duration));
        await WeighAsync(visitors[0], cancellationToken);
        await FollowAsync(portal, clients, visitors, cancellationToken);
        visitors.ForEach(visitor => visitor.Dispose());

        string Ticket(int number) => $"/tickets/{clients[number % Clients].Tickets[number / Clients % clients[number % Clients].Tickets.Count]}";
    }

    private static Task<LoadResult> LoadAsync(string name, List<PageVisitor> visitors, Func<int, string> path, TimeSpan duration) => OpenLoad.RunAsync(name, Rate, duration, async number =>
    {
        using var answer = await visitors[number % visitors.Count].Http.GetAsync(path(number));
        return answer.StatusCode == HttpStatusCode.OK;
    });

    /// <summary>All that a browser fetches for the first page, as it comes over the wire.</summary>
    private static async Task WeighAsync(PageVisitor visitor, CancellationToken cancellationToken)
    {
        var page = await visitor.FetchAsync("/", cancellationToken);
        var html = await visitor.Http.GetStringAsync("/", cancellationToken);
        var (scripts, others) = (0L, 0L);
        foreach (Match asset in Asset().Matches(html))
        {
            var size = await visitor.FetchAsync(asset.Groups["path"].Value, cancellationToken);
            if (asset.Groups["path"].Value.EndsWith(".js", StringComparison.Ordinal))
            {
                scripts += size;
            }
            else
            {
                others += size;
            }
        }

        Report.Print(string.Create(
            CultureInfo.InvariantCulture, $"page weight of a first visit: {(page + scripts + others) / 1000d:F1} kB in all, page {page / 1000d:F1} kB, scripts {scripts / 1000d:F1} kB, styles and icon {others / 1000d:F1} kB (compressed)"));
    }

    /// <summary>Opens streams, and has one client's ticket change: each of its pages must hear of it.</summary>
    private static async Task FollowAsync(WholePortal portal, IReadOnlyList<BenchClient> clients, List<PageVisitor> visitors, CancellationToken cancellationToken)
    {
        var before = Resident(portal);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (open, heard) = (0, 0);
        var reading = Enumerable.Range(0, Streams).Select(number => ReadAsync(visitors[number % Clients])).ToArray();
        await Eventually.True(_ => Task.FromResult(Volatile.Read(ref open) == Streams), "all streams are open", cancellationToken, TimeSpan.FromMinutes(2));
        await Task.Delay(TimeSpan.FromSeconds(25), cancellationToken);
        var after = Resident(portal);
        Volatile.Write(ref heard, 0);
        var posted = Stopwatch.GetTimestamp();
        await clients[0].Account.PostAsync($"api/tickets/{clients[0].Tickets[0]}/comments", new { text = "To all of my pages" }, cancellationToken);
        await Eventually.True(_ => Task.FromResult(Volatile.Read(ref heard) == Streams / Clients), "all pages of the client have heard", cancellationToken);
        var took = Stopwatch.GetElapsedTime(posted);
        Report.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{Streams} open streams: {(after - before) / 1e6:F0} MB resident more ({before / 1e6:F0} → {after / 1e6:F0} MB); a comment's POST to the news on the last of {Streams / Clients} pages {took.TotalMilliseconds:F0} ms"));
        await ended.CancelAsync();
        await Task.WhenAll(reading);

        async Task ReadAsync(PageVisitor visitor)
        {
            try
            {
                using var answer = await visitor.Http.GetAsync("/live?topic=tickets&topic=invoices&topic=telegram", HttpCompletionOption.ResponseHeadersRead, ended.Token);
                using var lines = new StreamReader(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(ended.Token));
                for (var first = true; await lines.ReadLineAsync(ended.Token) is { } line;)
                {
                    if (first)
                    {
                        first = false;
                        Interlocked.Increment(ref open);
                    }

                    if (line == "event: changed")
                    {
                        Interlocked.Increment(ref heard);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The end of the measurement.
            }
        }
    }

    private static long Resident(WholePortal portal)
    {
        using var process = Process.GetProcessById(portal.Web!.ProcessId);
        return process.WorkingSet64;
    }

    // <script src="/lib/htmx.min.abc.js" defer> · <link rel="stylesheet" href="/portal.abc.css" />
    [GeneratedRegex("""<(?:script src|link [^>]*href)="(?<path>/[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asset();

    /// <summary>Somebody who is signed in, without a browser.</summary>
    private sealed partial class PageVisitor : IDisposable
    {
        private readonly HttpClient _plain;

        private PageVisitor(Uri address)
        {
            var cookies = new CookieContainer();
            Http = Client(DecompressionMethods.All);
            _plain = Client(DecompressionMethods.None);
            // As browsers ask.
            _plain.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br, zstd");

            HttpClient Client(DecompressionMethods decompression) => new(new SocketsHttpHandler { CookieContainer = cookies, AutomaticDecompression = decompression, MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = address };
        }

        public HttpClient Http { get; }

        public static async Task<PageVisitor> SignInAsync(Uri address, string userName, CancellationToken cancellationToken)
        {
            var visitor = new PageVisitor(address);
            var form = Token().Match(await visitor.Http.GetStringAsync("/sign-in", cancellationToken)).Groups["token"].Value;
            using var content = new FormUrlEncodedContent([new("_form", WebUtility.HtmlDecode(form)), new("userName", userName), new("password", $"{userName}-Password-1")]);
            using var answer = await visitor.Http.PostAsync("/sign-in", content, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return answer.RequestMessage!.RequestUri!.AbsolutePath == "/" ? visitor : throw new InvalidOperationException($"{userName} could not sign in.");
        }

        /// <summary>Bytes over the wire.</summary>
        public async Task<long> FetchAsync(string path, CancellationToken cancellationToken) => (await _plain.GetByteArrayAsync(path, cancellationToken)).LongLength;

        public void Dispose()
        {
            Http.Dispose();
            _plain.Dispose();
        }

        [GeneratedRegex("""name="_form" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Token();
    }
}
