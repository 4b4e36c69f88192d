using ClientPortal.BotGateway;
using ClientPortal.BotGateway.Linking;
using ClientPortal.BotGateway.Webhooks;
using ClientPortal.ServiceDefaults.Startup;

return await ServiceRunner.RunAsync(async () =>
{
    if (LinkCommand.IsMeant(args))
    {
        return await LinkCommand.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
    }

    if (WebhookCommand.IsMeant(args))
    {
        return await WebhookCommand.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
    }

    if (UnknownVerb.Explain(args, "webhook check [--repair]") is { } sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return UnknownVerb.ExitCode;
    }

    await GatewayApp.Build(args).RunAsync();
    return 0;
});
