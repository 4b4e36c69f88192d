using ClientPortal.Notifications.Tests.Store;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Telling;

/// <summary>Files of a public comment follow its message to the client, and to him alone.</summary>
public sealed class FilesOfStaffTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task EachFileIsAMessageBehindTheText()
    {
        var (client, assignee, writer) = (await store.AddClientAsync("Client"), await store.AddStaffAsync("Assignee"), await store.AddStaffAsync("Writer"));
        var comment = Events.Commented(Events.Ticket(client.Recipient.RecipientId, assignee), writer.Acting, files: 2);

        var id = await new Consumers(store).HandleAsync(comment);

        (await RowsAsync(id, client)).ShouldBe(
        [
            "0 text false",
            $"1 📎 Заявка №1042 true {comment.Attachments[0].AttachmentId} photo1.png 1000",
            $"2 📎 Заявка №1042 true {comment.Attachments[1].AttachmentId} photo2.png 1000",
        ]);
        (await RowsAsync(id, assignee)).ShouldBe(["0 text false"]);
    }

    [Fact]
    public async Task WhoCannotBeReachedIsNotedOnce()
    {
        var (client, writer) = (await store.AddClientAsync("Client", connected: false), await store.AddStaffAsync("Writer"));

        var id = await new Consumers(store).HandleAsync(Events.Commented(Events.Ticket(client.Recipient.RecipientId), writer.Acting, files: 2));

        (await store.ToldAsync(id, client)).ShouldBe(["Client skipped:not_connected"]);
    }

    private async Task<IEnumerable<string>> RowsAsync(Guid eventId, TestPerson person) => await store.ColumnAsync(
        $$"""
        SELECT part || ' ' || CASE WHEN document IS NULL THEN 'text' ELSE message END || ' ' || disable_notification
               || coalesce(' ' || (document->>'attachment_id') || ' ' || (document->>'file_name') || ' ' || (document->>'size'), '')
          FROM telegram.telegram_notifications_queue WHERE event_id = $1 AND recipient_id = '{{person.Recipient.RecipientId}}' ORDER BY part
        """,
        eventId);
}
