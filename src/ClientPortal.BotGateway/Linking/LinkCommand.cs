using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Linking;

/// <summary>
/// The verb <c>link create</c>: connects a client or a staff member to a chat that exists already, for demo data. Only in
/// development: it skips the token that proves who is on the other side.
/// </summary>
public static class LinkCommand
{
    /// <summary>Exit code for a wrong command line (EX_USAGE of sysexits.h).</summary>
    public const int UsageExitCode = 64;

    private const string Usage =
        "Usage: dotnet ClientPortal.BotGateway.dll link create (--client <client id> | --user <account id>) --telegram-user <id> --chat <id> [--username <name>]";

    public static bool IsMeant(IReadOnlyList<string> args) => args is ["link", ..];

    /// <summary>Runs the verb.</summary>
    /// <returns>0, or 1 when the link could not be made, or <see cref="UsageExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            // The same variable as the service's own; a plain host would look at DOTNET_ENVIRONMENT alone.
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        if (!builder.Environment.IsDevelopment())
        {
            await error.WriteLineAsync("link create is for development only: set ASPNETCORE_ENVIRONMENT to Development, or let the person connect through the bot.");
            return 1;
        }

        if (LinkArguments.Parse(args) is not { } arguments)
        {
            await error.WriteLineAsync(Usage);
            return UsageExitCode;
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddPortalDatabase("clientportal-gateway-link");
        builder.Services.AddNotificationStore();
        builder.Services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidation>();
        builder.Services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<BotIdentity>();
        using var host = builder.Build();
        // Starting applies the migrations, so the verb works before the service ever ran.
        await host.StartAsync(cancellationToken);
        try
        {
            return await CreateAsync(host.Services, arguments, output, error, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> CreateAsync(
        IServiceProvider services,
        LinkArguments arguments,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken)
    {
        var botId = services.GetRequiredService<BotIdentity>().BotId;
        var links = services.GetRequiredService<Links>();
        if (await links.FindAsync(arguments.Recipient, cancellationToken) is { State: LinkState.Active } link
            && link.BotId == botId && link.TelegramUserId == arguments.TelegramUserId && link.ChatId == arguments.ChatId)
        {
            await output.WriteLineAsync("Linked already.");
            return 0;
        }

        var result = await links.ActivateAsync(
            new LinkActivation(arguments.Recipient, botId, arguments.TelegramUserId, arguments.Username, arguments.ChatId, TokenHash: null, Actor.System),
            cancellationToken);
        if (result.Outcome is not LinkActivationOutcome.Activated)
        {
            await error.WriteLineAsync(result.Outcome is LinkActivationOutcome.Deactivated
                ? "Not linked: the portal account is deactivated."
                : $"Not linked: this Telegram account belongs to {result.LinkedTo?.RecipientType} {result.LinkedTo?.RecipientId}.");
            return 1;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Linked {arguments.Recipient.RecipientType} {arguments.Recipient.RecipientId} to chat {arguments.ChatId} of bot {botId}."));
        return 0;
    }
}
