namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class SendMessage(BotSender sender) : IBotMethod
{
    public IReadOnlyList<string> Names => ["sendMessage"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var preview = LinkPreviewReader.Read(call);
        var text = MessageText.Read(call);
        return new(sender.Send(call, message => message with
        {
            Text = text.Text,
            Entities = text.EntitiesOrNull,
            LinkPreviewOptions = preview,
        }));
    }
}
