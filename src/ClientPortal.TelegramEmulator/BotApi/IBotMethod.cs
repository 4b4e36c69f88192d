namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>One or several Bot API methods.</summary>
internal interface IBotMethod
{
    /// <summary>Names as documented; they are matched without regard to case.</summary>
    IReadOnlyList<string> Names { get; }

    ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken);
}
