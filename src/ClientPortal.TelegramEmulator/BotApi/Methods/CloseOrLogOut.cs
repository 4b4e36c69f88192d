namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>close and logOut matter only when a bot moves between servers: accepted, without any effect here.</summary>
internal sealed class CloseOrLogOut : IBotMethod
{
    public IReadOnlyList<string> Names => ["close", "logOut"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken) => new(MethodResult.True);
}
