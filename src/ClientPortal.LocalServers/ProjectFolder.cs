namespace ClientPortal.LocalServers;

/// <summary>The folder of this checkout, and its data folder.</summary>
public static class ProjectFolder
{
    private const string Marker = "ClientPortal.sln";

    /// <summary>The folder that holds the solution, found upwards from the running program.</summary>
    public static string Root { get; } = Find();

    /// <summary>Where run state lives: <c>.run</c> in the project's folder; never committed.</summary>
    public static string Run => Path.Combine(Root, ".run");

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Marker)))
            {
                return folder;
            }
        }

        throw new LocalServerException($"{Marker} was not found above {AppContext.BaseDirectory}: run this from a checkout of the project.");
    }
}
