using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Accounts.Invites;

internal sealed class InviteConfiguration : IEntityTypeConfiguration<Invite>
{
    public void Configure(EntityTypeBuilder<Invite> builder)
    {
        builder.ToTable("invites");
        builder.Property(invite => invite.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(invite => invite.AccountId).HasColumnName("account_id");
        builder.Property(invite => invite.TokenHash).HasColumnName("token_hash");
        builder.Property(invite => invite.CreatedBy).HasColumnName("created_by");
        builder.Property(invite => invite.CreatedAt).HasColumnName("created_at");
        builder.Property(invite => invite.ExpiresAt).HasColumnName("expires_at");
        builder.Property(invite => invite.UsedAt).HasColumnName("used_at");
        builder.HasOne<Account>().WithMany().HasForeignKey(invite => invite.AccountId);
    }
}
