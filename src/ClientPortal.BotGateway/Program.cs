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

    await GatewayApp.Build(args).RunAsync();
    return 0;
});
