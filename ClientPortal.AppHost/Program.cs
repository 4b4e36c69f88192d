using ClientPortal.AppHost;
using ClientPortal.AppHost.RunFolder;
using ClientPortal.LocalServers;

if (args is [TestServersVerb.Name, var environmentFile])
{
    return await TestServersVerb.RunAsync(environmentFile);
}

try
{
    using var running = RunLock.Take(ProjectFolder.Run);
    await using var app = PortalSystem.Describe(args);
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception e) when (e is LocalServerException or AlreadyRunningException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
