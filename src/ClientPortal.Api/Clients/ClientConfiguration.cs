using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Clients;

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.ToTable("clients");
        builder.Property(client => client.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(client => client.Name).HasColumnName("name");
        builder.Property(client => client.SortName).HasColumnName("sort_name").HasComputedColumnSql("lower(name)", stored: true);
        builder.Property(client => client.ContactName).HasColumnName("contact_name");
        builder.Property(client => client.Email).HasColumnName("email");
        builder.Property(client => client.Phone).HasColumnName("phone");
        builder.Property(client => client.TaxNumber).HasColumnName("tax_number");
        builder.Property(client => client.Address).HasColumnName("address");
        builder.Property(client => client.Active).HasColumnName("active");
        builder.Property(client => client.CreatedAt).HasColumnName("created_at");
        builder.Property(client => client.UpdatedAt).HasColumnName("updated_at");
        builder.Property(client => client.Version).HasColumnName("version").IsConcurrencyToken();
    }
}
