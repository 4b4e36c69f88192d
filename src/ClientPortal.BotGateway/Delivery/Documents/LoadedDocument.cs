namespace ClientPortal.BotGateway.Delivery.Documents;

/// <summary>What came of looking for a file.</summary>
internal abstract record LoadedDocument
{
    private LoadedDocument()
    {
    }

    public sealed record Content(SentFile File) : LoadedDocument;

    /// <summary>It will not be had later either.</summary>
    public sealed record Gone(string Reason) : LoadedDocument;
}

/// <summary>A file as it goes to Telegram.</summary>
internal sealed record SentFile(string Name, ReadOnlyMemory<byte> Content);
