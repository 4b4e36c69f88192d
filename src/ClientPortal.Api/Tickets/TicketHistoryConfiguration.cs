using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Tickets;

/// <summary>Table <c>portal.ticket_history</c>.</summary>
internal sealed class TicketHistoryConfiguration : IEntityTypeConfiguration<TicketHistoryEntry>
{
    public void Configure(EntityTypeBuilder<TicketHistoryEntry> builder)
    {
        builder.ToTable("ticket_history");
        builder.HasKey(entry => new { entry.TicketId, entry.Version });
        builder.Property(entry => entry.TicketId).HasColumnName("ticket_id");
        builder.Property(entry => entry.Version).HasColumnName("version").ValueGeneratedNever();
        builder.Property(entry => entry.Action).HasColumnName("action").HasConversion(new SnakeCaseConverter<TicketAction>());
        builder.Property(entry => entry.From).HasColumnName("from_value");
        builder.Property(entry => entry.To).HasColumnName("to_value");
        builder.Property(entry => entry.CommentId).HasColumnName("comment_id");
        builder.Property(entry => entry.Internal).HasColumnName("internal");
        builder.Property(entry => entry.ActorId).HasColumnName("actor_id");
        builder.Property(entry => entry.ActorKind).HasColumnName("actor_kind").HasConversion(new SnakeCaseConverter<ActorKind>());
        builder.Property(entry => entry.ActorName).HasColumnName("actor_name");
        builder.Property(entry => entry.Via).HasColumnName("via").HasConversion(new SnakeCaseConverter<Channel>());
        builder.Property(entry => entry.At).HasColumnName("at");
        builder.HasOne<Ticket>().WithMany().HasForeignKey(entry => entry.TicketId);
        builder.HasOne<TicketComment>().WithMany().HasForeignKey(entry => entry.CommentId);
    }
}
