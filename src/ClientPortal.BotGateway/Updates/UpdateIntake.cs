using ClientPortal.BotGateway.Bots;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Stores what Telegram delivers, by whichever way, and wakes who handles it.</summary>
internal sealed class UpdateIntake
{
    private const int MostAtOnce = 500;

    private readonly GroupCommit<NewUpdate, int> _inserts;
    private readonly UpdateStore _store;
    private readonly BotIdentity _bot;
    private readonly PostgresNotifier _notifier;
    private readonly ChatFloods _floods;
    private readonly UpdateOptions _options;
    private readonly ILogger _logger;

    public UpdateIntake(
        UpdateStore store, ChatFloods floods, BotIdentity bot, PostgresNotifier notifier, IOptions<UpdateOptions> options, ILogger<UpdateIntake> logger)
    {
        _floods = floods;
        _options = options.Value;
        _logger = logger;
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

    private NewUpdate Judge(ReceivedUpdate update)
    {
        var stored = new NewUpdate(update.UpdateId, update.ChatId, update.Payload);
        if (update.Kind is null)
        {
            return stored with { Skipped = NewUpdate.UnknownKind };
        }

        // Whether the bot is blocked must be known whatever else a chat sends.
        var verdict = update.ChatId == 0 || update.Kind == UpdateKinds.MyChatMember ? FloodVerdict.Fine : _floods.Judge(update.ChatId, update.UpdateId, update.Date);
        if (verdict is FloodVerdict.Begins)
        {
            _logger.ChatFloods(update.ChatId, _options.MaxPerMinutePerChat);
        }

        return verdict switch
        {
            FloodVerdict.Begins => stored with { Note = NewUpdate.Flooded },
            FloodVerdict.GoesOn => stored with { Skipped = NewUpdate.Flooded },
            _ => stored,
        };
    }

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
