using ClientPortal.Bench;

if (BenchOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

await using var servers = await BenchServers.StartAsync(stop.Token);
if (options.Runs("relay"))
{
    await RelayBench.RunAsync(servers, stop.Token);
}

if (options.Runs("portal"))
{
    await PortalBench.RunAsync(servers, options, stop.Token);
}

return 0;
