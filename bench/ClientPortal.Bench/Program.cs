using System.Runtime.InteropServices;
using ClientPortal.Bench;

if (BenchOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

// Servers of its own for each: what one leaves in its queues would be work during the other.
if (options.Runs("relay"))
{
    await using var servers = await BenchServers.StartAsync(options.Statements > 0, stop.Token);
    await RelayBench.RunAsync(servers, stop.Token);
}

if (options.Runs("updates"))
{
    await using var servers = await BenchServers.StartAsync(options.Statements > 0, stop.Token);
    await UpdateBench.RunAsync(servers, stop.Token);
}

if (options.Runs("portal"))
{
    await using var servers = await BenchServers.StartAsync(options.Statements > 0, stop.Token);
    await PortalBench.RunAsync(servers, options, stop.Token);
}

if (options.Runs("pages"))
{
    await using var servers = await BenchServers.StartAsync(options.Statements > 0, stop.Token);
    await PageBench.RunAsync(servers, options, stop.Token);
}

return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
