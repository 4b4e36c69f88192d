using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Tests.Store;
using Xunit;

namespace ClientPortal.Notifications.Tests.Telling;

/// <summary>Accounts as account events would have made them, most of them connected to the active bot.</summary>
internal static class People
{
    /// <summary>The active bot of these tests.</summary>
    public const long Bot = 4242;

    public static async Task<TestPerson> AddClientAsync(this StoreDatabase store, string name = "Romashka", string language = "ru", bool connected = true)
    {
        var person = new TestPerson(Guid.CreateVersion7(), StoreDatabase.NewClient(), name);
        await store.KnowAsync(person, language);
        return connected ? await store.ConnectAsync(person) : person;
    }

    public static async Task<TestPerson> AddStaffAsync(this StoreDatabase store, string name, StaffScope scope = StaffScope.MineAndUnassigned, bool wantsInvoices = true, bool connected = true)
    {
        var id = Guid.CreateVersion7();
        var person = new TestPerson(id, new RecipientSnapshot(RecipientType.User, id), name);
        await store.KnowAsync(person, "en");
        await store.PreferAsync(person, p => p with { StaffScope = scope, WantsInvoices = wantsInvoices });
        return connected ? await store.ConnectAsync(person) : person;
    }

    public static Task KnowAsync(this StoreDatabase store, TestPerson person, string language, bool active = true, long sequence = 1)
    {
        var isClient = person.Recipient.RecipientType == RecipientType.Client;
        var account = new AccountSnapshot(
            person.AccountId,
            isClient ? AccountRole.Client : AccountRole.Staff,
            isClient ? person.Recipient.RecipientId : null,
            person.Name,
            language,
            "Europe/Moscow",
            active);
        return store.Accounts.ApplyAsync(account, sequence, TestContext.Current.CancellationToken);
    }

    public static async Task PreferAsync(this StoreDatabase store, TestPerson person, Func<RecipientPreferences, RecipientPreferences> change)
    {
        var now = await store.Preferences.FindAsync(person.Recipient, TestContext.Current.CancellationToken);
        await store.Preferences.SaveAsync(person.Recipient, change(now), TestContext.Current.CancellationToken);
    }

    /// <summary>What was written for an event and these people: name, state, cause.</summary>
    public static async Task<IReadOnlyList<string>> ToldAsync(this StoreDatabase store, Guid eventId, params IReadOnlyList<TestPerson> people)
    {
        var rows = await store.ColumnAsync(
            "SELECT recipient_id || ' ' || state || coalesce(':' || cause, '') FROM telegram.telegram_notifications_queue WHERE event_id = $1", eventId);
        return rows
            .Select(row => row.Split(' '))
            .SelectMany(row => people.Where(p => p.Recipient.RecipientId.ToString() == row[0]).Select(p => row[1] == "pending" ? p.Name : $"{p.Name} {row[1]}"))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    private static async Task<TestPerson> ConnectAsync(this StoreDatabase store, TestPerson person)
    {
        await store.Bots.ActivateAsync(Bot, "portal_bot", TestContext.Current.CancellationToken);
        await store.ConnectAsync(person.Recipient, Bot);
        return person;
    }
}
