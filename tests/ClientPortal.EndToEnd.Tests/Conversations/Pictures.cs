namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>Files to send.</summary>
internal static class Pictures
{
    /// <summary>One grey dot.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
}
