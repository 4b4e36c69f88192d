using ClientPortal.Api.Accounts;
using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClientPortal.Api.Auth.Sessions;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(session => session.AccountId).HasColumnName("account_id");
        builder.Property(session => session.UserAgent).HasColumnName("user_agent");
        builder.Property(session => session.CreatedAt).HasColumnName("created_at");
        builder.Property(session => session.LastUsedAt).HasColumnName("last_used_at");
        builder.Property(session => session.ExpiresAt).HasColumnName("expires_at");
        builder.Property(session => session.RevokedAt).HasColumnName("revoked_at");
        builder.Property(session => session.RevokedFor).HasColumnName("revoked_for").HasConversion<SnakeCaseConverter<RevocationReason>>();
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }

    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_tokens");
        builder.HasKey(token => token.TokenHash);
        builder.Property(token => token.TokenHash).HasColumnName("token_hash");
        builder.Property(token => token.SessionId).HasColumnName("session_id");
        builder.Property(token => token.CreatedAt).HasColumnName("created_at");
        builder.Property(token => token.ExpiresAt).HasColumnName("expires_at");
        builder.Property(token => token.UsedAt).HasColumnName("used_at");
        builder.Property(token => token.ReplacedBy).HasColumnName("replaced_by");
        builder.HasOne<Session>().WithMany().HasForeignKey(token => token.SessionId);
    }
}
