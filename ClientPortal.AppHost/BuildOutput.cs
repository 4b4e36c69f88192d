using ClientPortal.LocalServers;

namespace ClientPortal.AppHost;

/// <summary>Where the build put a service, in the same configuration as this program.</summary>
internal static class BuildOutput
{
    public static string Dll(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // …/bin/Debug/net10.0/
        var dll = Path.Combine(ProjectFolder.Root, "src", project, "bin", own.Parent!.Name, own.Name, $"{project}.dll");
        return File.Exists(dll) ? dll : throw new LocalServerException($"{dll} does not exist: build the solution first (dotnet build).");
    }
}
