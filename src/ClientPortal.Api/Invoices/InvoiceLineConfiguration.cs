using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Invoices;

/// <summary>Table <c>portal.invoice_lines</c>.</summary>
internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.ToTable("invoice_lines");
        builder.HasKey(line => new { line.InvoiceId, line.Position });
        builder.Property(line => line.InvoiceId).HasColumnName("invoice_id");
        builder.Property(line => line.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(line => line.Description).HasColumnName("description");
        builder.Property(line => line.Quantity).HasColumnName("quantity").HasPrecision(19, 4);
        builder.Property(line => line.UnitPrice).HasColumnName("unit_price").HasPrecision(19, 4);
        builder.Property(line => line.TaxRate).HasColumnName("tax_rate").HasPrecision(5, 2);
        builder.Property(line => line.Net).HasColumnName("net").HasPrecision(19, 4);
        builder.Property(line => line.Tax).HasColumnName("tax").HasPrecision(19, 4);
    }
}
