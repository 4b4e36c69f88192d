using ClientPortal.BotGateway.Bots;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres.Signals;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Stores what Telegram delivers, by whichever way, and wakes who handles it.</summary>
internal sealed class UpdateIntake
{
    private const int MostAtOnce = 500;

    private readonly GroupCommit<NewUpdate, int> _inserts;
    private readonly UpdateStore _store;
    private readonly BotIdentity _bot;
    private readonly PostgresNotifier _notifier;

    public UpdateIntake(UpdateStore store, BotIdentity bot, PostgresNotifier notifier)
    {
        _store = store;
        _bot = bot;
        _notifier = notifier;
        _inserts = new GroupCommit<NewUpdate, int>(InsertAsync, MostAtOnce);
    }

    /// <summary>Returns when the update is stored for good; one that is there already is stored.</summary>
    public Task StoreAsync(ReceivedUpdate update, CancellationToken cancellationToken) => _inserts.WriteAsync(Judge(update), cancellationToken);

    /// <summary>As above, all with one statement.</summary>
    public Task StoreAsync(IReadOnlyList<ReceivedUpdate> updates, CancellationToken cancellationToken) =>
        InsertAsync([.. updates.Select(Judge)], cancellationToken);

    private static NewUpdate Judge(ReceivedUpdate update) =>
        new(update.UpdateId, update.ChatId, update.Payload, Skipped: update.Kind is null ? NewUpdate.UnknownKind : null);

    private async Task<int> InsertAsync(IReadOnlyList<NewUpdate> updates, CancellationToken cancellationToken)
    {
        var toHandle = await _store.InsertAsync(_bot.BotId, updates, cancellationToken);
        if (toHandle > 0)
        {
            _notifier.Notify(UpdateStore.WakeChannel);
        }

        return toHandle;
    }
}
