namespace ClientPortal.Contracts.Tests;

internal static class Samples
{
    public static TicketStatusChanged StatusChanged { get; } = new(
        new TicketSnapshot(
            Guid.Parse("0198c0de-0000-7000-8000-000000000001"), 42, "Не печатает принтер", Guid.Parse("0198c0de-0000-7000-8000-000000000002"),
            "Ромашка", TicketStatus.WaitingForClient, TicketPriority.High, null, null),
        TicketStatus.InProgress,
        TicketStatus.WaitingForClient,
        7,
        new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
        new Actor(ActorKind.Staff, Guid.Parse("0198c0de-0000-7000-8000-000000000003"), "Anna", Channel.Portal));
}
