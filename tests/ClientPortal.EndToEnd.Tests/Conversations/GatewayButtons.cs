using System.Reflection;
using System.Runtime.Loader;
using ClientPortal.LocalServers;
using ClientPortal.Testing.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>
/// The gateway's own list of its buttons, so that no test can forget one. The service is put together here as in its process, in a context
/// of its own, and never started.
/// </summary>
internal sealed class GatewayButtons(string dll) : AssemblyLoadContext(nameof(GatewayButtons), isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(dll);

    /// <summary>The names to which the bot listens.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(WholePortal portal)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        const string Project = "ClientPortal.BotGateway";
        var folder = Path.Combine(ProjectFolder.Root, "src", Project, "bin", output.Parent!.Name, output.Name);
        var context = new GatewayButtons(Path.Combine(folder, $"{Project}.dll"));
        var gateway = context.LoadFromAssemblyName(new AssemblyName(Project));
        var button = gateway.GetType($"{Project}.Conversations.IButton", throwOnError: true)!;
        var build = gateway.GetType($"{Project}.GatewayApp", throwOnError: true)!.GetMethod("Build")!;
        string[] settings = [$"--contentRoot={folder}", .. portal.GatewaySettings().Select(setting => $"--{setting.Key}={setting.Value}")];
        await using var app = (WebApplication)build.Invoke(null, [settings, null])!;
        var name = button.GetProperty("Name")!;
        return [.. app.Services.GetServices(button).Select(known => (string)name.GetValue(known)!)];
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
