using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>The verb <c>webhook check [--repair]</c>: the webhook doctor for a shell.</summary>
public static class WebhookCommand
{
    /// <summary>Exit code for a wrong command line (EX_USAGE of sysexits.h).</summary>
    private const int UsageExitCode = 64;

    private const string Usage = "Usage: dotnet ClientPortal.BotGateway.dll webhook check [--repair]";

    public static bool IsMeant(IReadOnlyList<string> args) => args is ["webhook", ..];

    /// <summary>Runs the verb with the service's own settings.</summary>
    /// <returns>0 when nothing is wrong, 1 when something is, 64 for a wrong command line.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        bool repair;
        switch (args)
        {
            case ["webhook", "check"]:
                repair = false;
                break;
            case ["webhook", "check", "--repair"]:
                repair = true;
                break;
            default:
                await error.WriteLineAsync(Usage);
                return UsageExitCode;
        }

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            // The same variable as the service's own; a plain host would look at DOTNET_ENVIRONMENT alone.
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddPortalDatabase("clientportal-gateway-webhook");
        builder.Services.AddNotificationStore();
        builder.Services.AddBotApi();
        builder.Services.AddSingleton<WebhookPlan>();
        builder.Services.AddSingleton<WebhookDoctor>();
        using var host = builder.Build();
        var doctor = host.Services.GetRequiredService<WebhookDoctor>();
        var report = repair ? await doctor.RepairAsync(cancellationToken) : await doctor.CheckAsync(cancellationToken);
        await WriteAsync(report, output);
        return report.Healthy ? 0 : 1;
    }

    private static async Task WriteAsync(WebhookReport report, TextWriter output)
    {
        if (report.Repaired)
        {
            await output.WriteLineAsync("Telegram was told.");
        }

        foreach (var finding in report.Findings)
        {
            await output.WriteLineAsync($"{finding.Code}: {finding.Text}");
        }

        if (report.Healthy)
        {
            await output.WriteLineAsync($"Updates come by {report.Transport}{(report.Url is null ? "" : $" to {report.Url}")}: nothing is wrong.");
        }
    }
}
