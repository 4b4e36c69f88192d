namespace ClientPortal.AppHost.Startup;

/// <summary>Waits for services to answer.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task WaitAsync(HttpClient http, IEnumerable<Uri> healthChecks, CancellationToken cancellationToken)
    {
        foreach (var address in healthChecks)
        {
            while (!await IsHealthyAsync(http, address, cancellationToken))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public static async Task<bool> IsHealthyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false; // too slow to count as ready
        }
    }
}
