using System.Diagnostics;

namespace ClientPortal.AppHost.Demo;

/// <summary>Runs a command-line verb of a service to its end.</summary>
internal static class ServiceVerb
{
    /// <summary>Returns what it printed.</summary>
    /// <exception cref="DemoSeedException">It ended with another exit code than 0.</exception>
    public static async Task<string> RunAsync(string project, IReadOnlyDictionary<string, string?> settings, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [BuildOutput.Dll(project), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new DemoSeedException($"{project} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new DemoSeedException($"{project} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{await output}{await errors}");
    }
}
