using ClientPortal.Postgres;
using ClientPortal.Postgres.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.Messaging.Outbox;

/// <summary>The outbox in an EF Core context.</summary>
public static class OutboxModel
{
    /// <summary>Wakes the relay after commits with events in them.</summary>
    public static DbContextOptionsBuilder UseOutbox(this DbContextOptionsBuilder options, IServiceProvider services, string schema)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AddInterceptors(new OutboxInterceptor(services.GetRequiredService<PostgresNotifier>(), OutboxSql.Channel(SqlName.Check(schema))));
    }

    /// <summary>Maps the table <c>outbox</c> of the context's schema.</summary>
    public static ModelBuilder ApplyOutbox(this ModelBuilder model, string schema)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox", SqlName.Check(schema));
            outbox.HasKey(message => message.Position);
            outbox.Property(message => message.Position).HasColumnName("position").UseIdentityAlwaysColumn();
            outbox.Property(message => message.EventId).HasColumnName("event_id");
            outbox.Property(message => message.Type).HasColumnName("type");
            outbox.Property(message => message.Subject).HasColumnName("subject");
            outbox.Property(message => message.Sequence).HasColumnName("sequence");
            outbox.Property(message => message.OccurredAt).HasColumnName("occurred_at");
            outbox.Property(message => message.Body).HasColumnName("body");
            outbox.Property(message => message.TraceParent).HasColumnName("trace_parent");
        });
    }
}
