using System.Text.Json;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Updates;

/// <summary>What is handled as one: a single update, or the messages of an album that stand next to each other.</summary>
/// <param name="Update">Null when the payload cannot be read.</param>
/// <param name="Unreadable">Why it cannot be read.</param>
internal sealed record UpdateSegment(IReadOnlyList<PendingUpdate> Rows, IncomingUpdate? Update, string? Unreadable)
{
    public bool IsAlbum => Update?.Album.Count > 0;

    /// <summary>The first one too many of its chat.</summary>
    public bool Flooded => IsFlood(First);

    public PendingUpdate First => Rows[0];

    public PendingUpdate Newest => Rows[^1];

    public long[] Ids => [.. Rows.Select(row => row.UpdateId)];

    public static UpdateSegment ReadAt(long botId, IReadOnlyList<PendingUpdate> rows, int start)
    {
        var first = rows[start];
        if (!TryRead(first, out var update, out var reason))
        {
            return new UpdateSegment([first], null, reason);
        }

        List<PendingUpdate> own = [first];
        List<Message> album = [];
        if (update!.Message is { MediaGroupId: { } group } message && !IsFlood(first))
        {
            album.Add(message);
            for (var next = start + 1; next < rows.Count && !IsFlood(rows[next]) && MessageOf(rows[next]) is { } sibling && sibling.MediaGroupId == group; next++)
            {
                own.Add(rows[next]);
                album.Add(sibling);
            }
        }

        return new UpdateSegment(own, new IncomingUpdate(botId, first.UpdateId, first.ChatId, update, album), null);
    }

    private static bool IsFlood(PendingUpdate row) => row.Note == NewUpdate.Flooded;

    private static Message? MessageOf(PendingUpdate row) => TryRead(row, out var update, out _) ? update!.Message : null;

    private static bool TryRead(PendingUpdate row, out Update? update, out string? reason)
    {
        try
        {
            update = JsonSerializer.Deserialize(row.Payload, BotApiJson.Default.Update);
            reason = update is null ? "The payload is null." : null;
        }
        catch (Exception fault)
        {
            update = null;
            reason = UpdateFaults.Reason(fault);
        }

        return reason is null;
    }
}
