namespace ClientPortal.AppHost.RunFolder;

/// <summary>Another AppHost works on the same run folder.</summary>
internal sealed class AlreadyRunningException(string runFolder, string processIdFile, Exception innerException)
    : Exception(Describe(runFolder, processIdFile), innerException)
{
    private static string Describe(string runFolder, string processIdFile)
    {
        var process = File.Exists(processIdFile) ? File.ReadAllText(processIdFile) : "unknown";
        return $"ClientPortal is running already (process {process}), with its data in {runFolder}. End it with Ctrl-C in its terminal "
            + $"or with `kill {process}`; its addresses stand in {Path.Combine(runFolder, "endpoints.json")}.";
    }
}
