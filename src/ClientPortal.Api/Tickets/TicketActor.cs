using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

internal static class TicketActor
{
    /// <summary>The account behind an actor that must be a person.</summary>
    public static Guid AccountOf(Actor actor) => actor.AccountId ?? throw new ArgumentException("A person must have done this.", nameof(actor));
}
