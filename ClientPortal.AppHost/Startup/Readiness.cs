namespace ClientPortal.AppHost.Startup;

/// <summary>Waits for services to answer.</summary>
internal static class Readiness
{
    /// <summary>The path at which every service says whether it is ready.</summary>
    public const string HealthPath = "/health";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task WaitAsync(HttpClient http, EndpointReference service, string healthPath, CancellationToken cancellationToken)
    {
        while (!service.IsAllocated || !await IsHealthyAsync(http, new Uri(new Uri(service.Url), healthPath), cancellationToken))
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
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
