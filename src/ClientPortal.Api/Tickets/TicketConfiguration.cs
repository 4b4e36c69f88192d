using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Tickets;

/// <summary>Table <c>portal.tickets</c> (0010_tickets.sql); the search document is the table's own.</summary>
internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("tickets");
        builder.Property(ticket => ticket.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(ticket => ticket.Number).HasColumnName("number");
        builder.Property(ticket => ticket.ClientId).HasColumnName("client_id");
        builder.Property(ticket => ticket.Title).HasColumnName("title");
        builder.Property(ticket => ticket.Status).HasColumnName("status").HasConversion(new SnakeCaseConverter<TicketStatus>());
        builder.Property(ticket => ticket.Priority).HasColumnName("priority").HasConversion<short>();
        builder.Property(ticket => ticket.AssigneeId).HasColumnName("assignee_id");
        builder.Property(ticket => ticket.FollowUpOf).HasColumnName("follow_up_of");
        builder.Property(ticket => ticket.CreatedBy).HasColumnName("created_by");
        builder.Property(ticket => ticket.CreatedAt).HasColumnName("created_at");
        builder.Property(ticket => ticket.UpdatedAt).HasColumnName("updated_at");
        builder.Property(ticket => ticket.PublicUpdatedAt).HasColumnName("public_updated_at");
        builder.Property(ticket => ticket.ResolvedAt).HasColumnName("resolved_at");
        builder.Property(ticket => ticket.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Property(ticket => ticket.PublicVersion).HasColumnName("public_version");
        builder.Property(ticket => ticket.UnindexedText).HasColumnName("unindexed_text");
        builder.Ignore(ticket => ticket.ClientName);
        builder.Ignore(ticket => ticket.AssigneeName);
    }
}
