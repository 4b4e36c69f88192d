namespace ClientPortal.NotificationStore.Sql;

internal static class DialogSql
{
    /// <summary>Index: dialogs' primary key. $1 bot, $2 chat.</summary>
    public const string Find =
        """
        SELECT account_id, step, changed_by, ends_at, ticket_id, subject, draft, attachments
          FROM telegram.dialogs WHERE bot_id = $1 AND chat_id = $2
        """;

    /// <summary>Index: dialogs' primary key. $1 bot, $2 chat, then the columns in the table's order of use.</summary>
    public const string Save =
        """
        INSERT INTO telegram.dialogs (bot_id, chat_id, account_id, step, changed_by, ends_at, ticket_id, subject, draft, attachments)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (bot_id, chat_id) DO UPDATE
           SET account_id = excluded.account_id, step = excluded.step, changed_by = excluded.changed_by, ends_at = excluded.ends_at,
               ticket_id = excluded.ticket_id, subject = excluded.subject, draft = excluded.draft, attachments = excluded.attachments
        """;

    /// <summary>Index: dialogs' primary key. $1 bot, $2 chat, $3 update.</summary>
    public const string End =
        """
        UPDATE telegram.dialogs
           SET step = 'ended', changed_by = $3, ticket_id = NULL, subject = NULL, draft = NULL, attachments = '{}'
         WHERE bot_id = $1 AND chat_id = $2 AND (step <> 'ended' OR changed_by = $3)
        """;
}
