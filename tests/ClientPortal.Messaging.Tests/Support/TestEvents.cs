using ClientPortal.Contracts;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>Small events whose content does not matter.</summary>
internal static class TestEvents
{
    private static readonly DateTimeOffset When = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static AccountChanged Changed(Guid subject, long sequence, string name = "Алиса & Bob") =>
        new(Account(subject, name), sequence, When, Actor.System);

    public static AccountCreated Created(Guid subject, long sequence = 1) => new(Account(subject, "New"), sequence, When, Actor.System);

    private static AccountSnapshot Account(Guid subject, string name) =>
        new(subject, AccountRole.Staff, ClientId: null, name, "ru", "Europe/Moscow", Active: true);
}
