using System.Collections.Concurrent;
using System.Globalization;
using ClientPortal.Testing.Portal;

namespace ClientPortal.EndToEnd.Tests;

/// <summary>
/// Opens many tickets as a careful caller does: each with its Idempotency-Key, tried again with the same key until it is
/// answered, whatever happens to the server meanwhile.
/// </summary>
internal sealed class TicketRush(PortalAccount client, int count, int parallel)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<int, Guid> _opened = [];
    private int _retries;

    /// <summary>Tickets that were answered so far.</summary>
    public int Opened => _opened.Count;

    /// <summary>Distinct tickets among the answers.</summary>
    public int DistinctTickets => _opened.Values.Distinct().Count();

    /// <summary>How often a POST had to be repeated.</summary>
    public int Retries => _retries;

    public static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"Rush {number:D4}.");

    public Task RunAsync(CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, OpenAsync);

    private async ValueTask OpenAsync(int number, CancellationToken cancellationToken)
    {
        var key = $"rush-{number}";
        while (true)
        {
            try
            {
                var ticket = await client.PostAsync("api/tickets", new { title = Title(number), text = "Opened while things break." }, cancellationToken, key);
                _opened[number] = Guid.Parse(ticket["id"]!.GetValue<string>());
                return;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null or >= System.Net.HttpStatusCode.InternalServerError or System.Net.HttpStatusCode.Conflict)
            {
                // Away, restarting, or still busy with the first try: ask again with the same key.
                Interlocked.Increment(ref _retries);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
