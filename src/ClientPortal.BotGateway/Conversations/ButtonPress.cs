using ClientPortal.BotGateway.BotApi;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>A press on a button.</summary>
/// <param name="Fields">What follows the button's name in its data; not to be trusted.</param>
/// <param name="MessageId">The message that it stands under; without one no button does anything.</param>
internal sealed record ButtonPress(CallbackQuery Query, IReadOnlyList<string> Fields, long? MessageId)
{
    /// <summary>True once the callback query has its answer.</summary>
    public bool Answered { get; set; }

    /// <summary>The field as an id; null where it is none.</summary>
    public Guid? Id(int field) => field < Fields.Count ? ButtonData.ReadId(Fields[field]) : null;
}
