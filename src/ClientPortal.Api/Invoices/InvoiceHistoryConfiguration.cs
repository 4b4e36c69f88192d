using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Invoices;

/// <summary>Table <c>portal.invoice_history</c>.</summary>
internal sealed class InvoiceHistoryConfiguration : IEntityTypeConfiguration<InvoiceHistoryEntry>
{
    public void Configure(EntityTypeBuilder<InvoiceHistoryEntry> builder)
    {
        builder.ToTable("invoice_history");
        builder.HasKey(entry => new { entry.InvoiceId, entry.Version });
        builder.Property(entry => entry.InvoiceId).HasColumnName("invoice_id");
        builder.Property(entry => entry.Version).HasColumnName("version").ValueGeneratedNever();
        builder.Property(entry => entry.From).HasColumnName("from_status").HasConversion(new SnakeCaseConverter<InvoiceStatus>());
        builder.Property(entry => entry.To).HasColumnName("to_status").HasConversion(new SnakeCaseConverter<InvoiceStatus>());
        builder.Property(entry => entry.ActorId).HasColumnName("actor_id");
        builder.Property(entry => entry.ActorKind).HasColumnName("actor_kind").HasConversion(new SnakeCaseConverter<ActorKind>());
        builder.Property(entry => entry.ActorName).HasColumnName("actor_name");
        builder.Property(entry => entry.Via).HasColumnName("via").HasConversion(new SnakeCaseConverter<Channel>());
        builder.Property(entry => entry.At).HasColumnName("at");
        builder.HasOne<Invoice>().WithMany().HasForeignKey(entry => entry.InvoiceId);
    }
}
