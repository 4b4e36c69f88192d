using System.Collections.Concurrent;

namespace ClientPortal.AppHost.Standalone;

/// <summary>Everybody's output on one console, each line with its author's name, coloured on a terminal.</summary>
internal sealed class ResourceConsole(IList<RunningResource> resources)
{
    private static readonly string[] Colours = ["36", "32", "35", "33", "34", "96", "92", "95"];
    private readonly bool _coloured = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
    private readonly int _width = resources.Select(resource => resource.Name.Length).DefaultIfEmpty(0).Max();

    private readonly ConcurrentDictionary<RunningResource, string> _last = new();

    /// <summary>The last line that it wrote.</summary>
    public string LastOf(RunningResource resource) => _last.GetValueOrDefault(resource, "");

    public void Write(RunningResource resource, string line)
    {
        _last[resource] = line;
        var name = resource.Name.PadRight(_width);
        var colour = Colours[resources.IndexOf(resource) % Colours.Length];
        Console.WriteLine(_coloured ? $"\e[{colour}m{name} |\e[0m {line}" : $"{name} | {line}");
    }
}
