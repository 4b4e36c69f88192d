using System.Text.Json;
using ClientPortal.LocalServers;
using Microsoft.Playwright;
using Shouldly;

namespace ClientPortal.Web.Tests;

/// <summary>axe-core's judgement of a page by WCAG 2.2, levels A and AA.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => {
          const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
          return JSON.stringify(found.violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.target.join(" ") + " " + n.failureSummary).join("; ")})`));
        }
        """;

    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(ProjectFolder.Root, "tests/ClientPortal.Web.Tests/Axe/node_modules/axe-core/axe.min.js"), WebWorld.Cancellation);
        // Evaluated by the debugger, which the page's policy does not bind.
        await page.EvaluateAsync(script);
        var violations = JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Run))!;
        violations.ShouldBeEmpty($"{page.Url}");
    }
}
