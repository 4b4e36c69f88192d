using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Tickets;

/// <summary>Table <c>portal.ticket_comments</c>.</summary>
internal sealed class TicketCommentConfiguration : IEntityTypeConfiguration<TicketComment>
{
    public void Configure(EntityTypeBuilder<TicketComment> builder)
    {
        builder.ToTable("ticket_comments");
        builder.Property(comment => comment.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(comment => comment.TicketId).HasColumnName("ticket_id");
        builder.Property(comment => comment.Version).HasColumnName("version");
        builder.Property(comment => comment.AuthorId).HasColumnName("author_id");
        builder.Property(comment => comment.AuthorKind).HasColumnName("author_kind").HasConversion(new SnakeCaseConverter<ActorKind>());
        builder.Property(comment => comment.AuthorName).HasColumnName("author_name");
        builder.Property(comment => comment.Via).HasColumnName("via").HasConversion(new SnakeCaseConverter<Channel>());
        builder.Property(comment => comment.Internal).HasColumnName("internal");
        builder.Property(comment => comment.Body).HasColumnName("body");
        builder.Property(comment => comment.CreatedAt).HasColumnName("created_at");
        // Tells EF the order of inserts.
        builder.HasOne<Ticket>().WithMany().HasForeignKey(comment => comment.TicketId);
    }
}
