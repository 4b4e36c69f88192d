using ClientPortal.Messaging;
using ClientPortal.Postgres.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.NotificationStore;

/// <summary>Registration of the store.</summary>
public static class NotificationStoreExtensions
{
    /// <summary>
    /// Adds the store's classes over the service's database and, before anything else starts, brings schema <c>telegram</c> up to date.
    /// </summary>
    public static IServiceCollection AddNotificationStore(this IServiceCollection services)
    {
        services.AddMigrations(StoreSchema.Name, StoreSchema.Owner, MigrationSet.Leases, MessagingMigrations.Set, NotificationStoreMigrations.Set);
        services.AddSingleton<NotificationQueue>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<NotificationRequeue>();
        services.AddSingleton<NotificationHistory>();
        services.AddSingleton<OrphanedClaims>();
        services.AddSingleton<QueueRetention>();
        services.AddSingleton<Inheritance>();
        services.AddSingleton<QueueMeter>();
        services.AddSingleton<BotRegistry>();
        services.AddSingleton<Links>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<ChatMigration>();
        services.AddSingleton<RecipientDirectory>();
        services.AddSingleton<PersonDirectory>();
        services.AddSingleton<Preferences>();
        services.AddSingleton<UpdateStore>();
        services.AddSingleton<ParkedUpdates>();
        services.AddSingleton<ChatDirectory>();
        services.AddSingleton<AccountProjection>();
        return services;
    }
}
