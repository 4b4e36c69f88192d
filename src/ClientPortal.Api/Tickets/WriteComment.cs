using ClientPortal.Api.Attachments;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Api.Tickets;

/// <summary><c>POST /api/tickets/{id}/comments</c> and <c>POST /api/tickets/{id}/notes</c>.</summary>
internal static class WriteComment
{
    public static Task<Results<Created<WrittenComment>, NotFound>> CommentAsync(
        Guid id, WriteCommentRequest request, CurrentAccount caller, PortalDbContext db, TicketStore store, AttachmentStore attachments, TimeProvider time, CancellationToken cancellationToken) =>
        new Writer(caller, db, store, attachments).WriteAsync(
            id,
            request,
            (ticket, comment, text, files) =>
            {
                var (added, moved) = ticket.Comment(comment, text, files, caller.Actor, time.GetUtcNow());
                return moved is null ? [added] : [added, moved];
            },
            cancellationToken);

    public static Task<Results<Created<WrittenComment>, NotFound>> NoteAsync(
        Guid id, WriteCommentRequest request, CurrentAccount caller, PortalDbContext db, TicketStore store, AttachmentStore attachments, TimeProvider time, CancellationToken cancellationToken) =>
        new Writer(caller, db, store, attachments).WriteAsync(
            id, request, (ticket, note, text, files) => [ticket.AddNote(note, text, files, caller.Actor, time.GetUtcNow())], cancellationToken);

    private delegate IIntegrationEvent[] Verb(Ticket ticket, Guid commentId, string text, IReadOnlyList<AttachmentSnapshot> files);

    private sealed class Writer(CurrentAccount caller, PortalDbContext db, TicketStore store, AttachmentStore attachments)
    {
        public async Task<Results<Created<WrittenComment>, NotFound>> WriteAsync(Guid id, WriteCommentRequest request, Verb verb, CancellationToken cancellationToken)
        {
            var written = await db.InTransactionAsync(
                async ct => await store.LockAsync(id, caller, ct) is { } ticket ? await WriteAsync(ticket, request, verb, ct) : null,
                cancellationToken);
            return written is null ? TypedResults.NotFound() : TypedResults.Created($"/api/tickets/{id}", written);
        }

        private async Task<WrittenComment> WriteAsync(Ticket ticket, WriteCommentRequest request, Verb verb, CancellationToken cancellationToken)
        {
            var (commentId, text) = (Guid.CreateVersion7(), request.Text.Trim());
            var files = await attachments.ClaimAsync(request.Attachments, commentId, caller, cancellationToken);
            var events = verb(ticket, commentId, text, files);
            var comment = TicketComment.Of(events[0], commentId, text);
            foreach (var told in events)
            {
                store.Record(told, told == events[0] ? comment : null);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new(comment.Show(files)) { Ticket = ticket.SummaryFor(caller), Version = ticket.VersionFor(caller) };
        }
    }
}
