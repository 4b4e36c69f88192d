using System.Diagnostics;

namespace ClientPortal.AppHost.Demo;

/// <summary>Runs a command-line verb of a service to its end.</summary>
internal static class ServiceVerb
{
    /// <summary>Returns when it has ended well.</summary>
    /// <param name="input">A line for its standard input: a secret must not stand on a command line.</param>
    /// <exception cref="DemoSeedException">It ended with another exit code than 0.</exception>
    public static async Task RunAsync(
        string project, IReadOnlyDictionary<string, string?> settings, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [BuildOutput.Dll(project), .. arguments]) 
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new DemoSeedException($"{project} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input.AsMemory(), cancellationToken);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new DemoSeedException($"{project} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{await output}{await errors}");
        }
    }
}
