namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class GetMe : IBotMethod
{
    public IReadOnlyList<string> Names => ["getMe"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var me = call.Bot.Me with
        {
            CanJoinGroups = true,
            CanReadAllGroupMessages = true,
            SupportsInlineQueries = false,
            CanConnectToBusiness = false,
            HasMainWebApp = false,
        };
        return new(new MethodResult(me, BotJson.Wire.User));
    }
}
