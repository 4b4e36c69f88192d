using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

internal static class ClaimedRow
{
    /// <summary>Reads a row in the order of <see cref="DeliverySql.Claim"/>'s columns.</summary>
    public static ClaimedNotification Read(NpgsqlDataReader row) => new(
        Id: row.GetInt64(0),
        Recipient: Names.Recipient(row.GetString(1), row.GuidOrNull(2)),
        NotificationType: row.GetString(3),
        ReferenceId: row.GuidOrNull(4),
        EventId: row.GuidOrNull(5),
        Part: row.GetInt16(6),
        BotId: row.GetInt64(7),
        ChatId: row.GetInt64(8),
        Generation: row.Int64OrNull(9),
        Text: row.GetString(10),
        IsHtml: !row.IsDBNull(11),
        ButtonsJson: row.StringOrNull(12),
        Language: row.GetString(13),
        Priority: (NotificationPriority)row.GetInt16(14),
        Attempts: row.GetInt32(15),
        Resends: row.GetInt16(16),
        PossiblyDuplicate: row.GetBoolean(17),
        Version: row.GetInt32(18),
        DisableNotification: row.GetBoolean(19),
        ProtectContent: row.GetBoolean(20),
        TraceParent: row.StringOrNull(21),
        CreatedAt: row.GetFieldValue<DateTimeOffset>(22),
        ReplyToMessageId: row.Int64OrNull(23),
        EditMessageId: row.Int64OrNull(24),
        Document: DocumentJson.Read(row.StringOrNull(25)));
}
