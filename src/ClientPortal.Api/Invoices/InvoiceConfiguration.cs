using System.Text.Json;
using ClientPortal.Api.Company;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Invoices;

/// <summary>Table <c>portal.invoices</c> (0011_invoices.sql).</summary>
internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices");
        builder.Property(invoice => invoice.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(invoice => invoice.ClientId).HasColumnName("client_id");
        builder.Property(invoice => invoice.Status).HasColumnName("status").HasConversion(new SnakeCaseConverter<InvoiceStatus>());
        builder.Property(invoice => invoice.Number).HasColumnName("number");
        builder.Property(invoice => invoice.CurrencyCode).HasColumnName("currency");
        builder.Property(invoice => invoice.NetTotal).HasColumnName("net_total").HasPrecision(19, 4);
        builder.Property(invoice => invoice.TaxTotal).HasColumnName("tax_total").HasPrecision(19, 4);
        builder.Property(invoice => invoice.Total).HasColumnName("total").HasPrecision(19, 4);
        builder.Property(invoice => invoice.IssueDate).HasColumnName("issue_date");
        builder.Property(invoice => invoice.Issuer).HasColumnName("issuer").HasColumnType("jsonb").HasConversion(
            issuer => JsonSerializer.Serialize(issuer, ContractsJson.Options), json => JsonSerializer.Deserialize<Issuer>(json, ContractsJson.Options));
        builder.Property(invoice => invoice.DueDate).HasColumnName("due_date");
        builder.Property(invoice => invoice.PaidOn).HasColumnName("paid_on");
        builder.Property(invoice => invoice.CancellationReason).HasColumnName("cancellation_reason");
        builder.Property(invoice => invoice.Note).HasColumnName("note");
        builder.Property(invoice => invoice.CreatedBy).HasColumnName("created_by");
        builder.Property(invoice => invoice.CreatedAt).HasColumnName("created_at");
        builder.Property(invoice => invoice.UpdatedAt).HasColumnName("updated_at");
        builder.Property(invoice => invoice.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Ignore(invoice => invoice.ClientName);
        builder.HasMany(invoice => invoice.Lines).WithOne().HasForeignKey(line => line.InvoiceId);
        builder.Navigation(invoice => invoice.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
