using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(account => account.UserName).HasColumnName("user_name").HasColumnType("text").IsRequired();
        builder.Property(account => account.NormalizedUserName).HasColumnName("normalized_user_name").HasColumnType("text").IsRequired();
        builder.Property(account => account.PasswordHash).HasColumnName("password_hash");
        builder.Property(account => account.SecurityStamp).HasColumnName("security_stamp");
        builder.Property(account => account.ConcurrencyStamp).HasColumnName("concurrency_stamp");
        builder.Property(account => account.Role).HasColumnName("role").HasConversion<SnakeCaseConverter<AccountRole>>();
        builder.Property(account => account.ClientId).HasColumnName("client_id");
        builder.Property(account => account.Name).HasColumnName("name");
        builder.Property(account => account.Language).HasColumnName("language");
        builder.Property(account => account.TimeZone).HasColumnName("time_zone");
        builder.Property(account => account.Active).HasColumnName("active");
        builder.Property(account => account.CreatedAt).HasColumnName("created_at");
        builder.Property(account => account.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Ignore(account => account.VersionWithPassword);

        builder.HasOne<Client>().WithOne().HasForeignKey<Account>(account => account.ClientId);

        // The portal sends no e-mail and calls nobody, and counts wrong passwords by user name (SignInGuard): Identity's fields for that have no column.
        builder.Ignore(account => account.LockoutEnd);
        builder.Ignore(account => account.LockoutEnabled);
        builder.Ignore(account => account.AccessFailedCount);
        builder.Ignore(account => account.Email);
        builder.Ignore(account => account.NormalizedEmail);
        builder.Ignore(account => account.EmailConfirmed);
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);
        builder.Ignore(account => account.TwoFactorEnabled);
    }
}
