using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Linking;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Wishes;

public sealed class PreferenceTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private LinkScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LinkScene.StartAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task WhatIsNamedIsChangedAndTheRestStays()
    {
        var client = await _scene.JoinAsync();
        var (_, body) = await client.CallAsync("GET", "api/telegram/client/preferences");
        body!.ToJsonString().ShouldBe(
            """
            {"enabled":true,"paused":false,"types":{"ticket.created":true,"ticket.comment_added":true,"ticket.status_changed":true,"invoice.issued":true,"invoice.paid":true,"invoice.overdue":true,"invoice.cancelled":true},"staffScope":null,"wantsInvoices":null}
            """);
        await client.CallAsync("PUT", "api/telegram/client/preferences", new { types = new Dictionary<string, bool> { ["invoice.paid"] = false } });
        var (status, changed) = await client.CallAsync("PUT", "api/telegram/client/preferences", new { paused = true });
        (status, changed!["paused"]!.GetValue<bool>(), changed["types"]!["invoice.paid"]!.GetValue<bool>(), changed["types"]!["invoice.issued"]!.GetValue<bool>())
            .ShouldBe((200, true, false, true));
        (await Find(client)).ShouldBeEquivalentTo(RecipientPreferences.Default with { Paused = true, DisabledTypes = (string[])["invoice.paid"] });

        var staff = await _scene.JoinAsync("Olga", AccountRole.Staff);
        await staff.CallAsync("PUT", "api/telegram/user/preferences", new { staffScope = "all", wantsInvoices = false });
        (await Find(staff)).ShouldBeEquivalentTo(RecipientPreferences.Default with { StaffScope = StaffScope.All, WantsInvoices = false });
    }

    [Theory]
    [InlineData("""{"types":{"ticket.assigned":false}}""")]
    [InlineData("""{"types":{"direct_message":false}}""")]
    [InlineData("""{"types":{"":false}}""")]
    [InlineData("""{"types":{"invoice.paid":null}}""")]
    [InlineData("""{"staffScope":"all"}""")]
    [InlineData("""{"wantsInvoices":true}""")]
    [InlineData("""{"staffScope":"everything"}""")]
    [InlineData("""{"staffScope":7}""")]
    [InlineData("""{"paused":"yes"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task WishThatTheRoleDoesNotHaveIsRefused(string body)
    {
        var client = await _scene.JoinAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync("PUT", "api/telegram/client/preferences", content);
        ((int)answer.StatusCode).ShouldBe(400);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel))!["code"]!.GetValue<string>().ShouldBeOneOf("validation_failed", "malformed_request");
        (await Find(client)).ShouldBeEquivalentTo(RecipientPreferences.Default);
    }

    [Fact]
    public async Task ChangesAtOnceDoNotUndoEachOther()
    {
        var client = await _scene.JoinAsync();
        await Task.WhenAll(NotificationTypes.ForClients.Select(type =>
            client.CallAsync("PUT", "api/telegram/client/preferences", new { types = new Dictionary<string, bool> { [type] = false } })));
        (await Find(client)).DisabledTypes.ShouldBe(NotificationTypes.ForClients, ignoreOrder: true);
    }

    [Fact]
    public async Task TicketIsMutedAndHeardOfAgainOverHttp()
    {
        var client = await _scene.JoinAsync();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await client.CallAsync("PUT", $"api/telegram/client/muted-tickets/{one}");
        await client.CallAsync("PUT", $"api/telegram/client/muted-tickets/{one}");
        await client.CallAsync("PUT", $"api/telegram/client/muted-tickets/{other}");
        (await client.CallAsync("GET", "api/telegram/client/muted-tickets")).Body!["items"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([other, one]);
        (await client.CallAsync("DELETE", $"api/telegram/client/muted-tickets/{one}")).Status.ShouldBe(204);
        (await client.CallAsync("GET", $"api/telegram/client/muted-tickets/{one}")).Body!["muted"]!.GetValue<bool>().ShouldBeFalse();
        (await client.CallAsync("GET", $"api/telegram/client/muted-tickets/{other}")).Body!["muted"]!.GetValue<bool>().ShouldBeTrue();
        (await client.CallAsync("PUT", "api/telegram/client/muted-tickets/nonsense")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task BotPausesResumesAndSwitchesSingleTypes()
    {
        var user = await _scene.JoinAsync("Olga", AccountRole.Staff);
        var anna = await _scene.ConnectAsync(user);
        await anna.SayAsync("/mute");
        var menu = await anna.WaitForTextAsync("Notifications are paused");
        (await Find(user)).Paused.ShouldBeTrue();
        (await anna.PressAsync(menu, "✅ Internal notes")).Text.ShouldBe("Saved");
        await anna.PressAsync(menu, "✅ Anything about invoices");
        await anna.PressAsync(menu, "⚪ All tickets");
        await anna.SayAsync("/unmute");
        await anna.WaitForTextAsync("Notifications are on");
        (await Find(user)).ShouldBeEquivalentTo(
            RecipientPreferences.Default with { DisabledTypes = (string[])["ticket.note_added"], StaffScope = StaffScope.All, WantsInvoices = false });
        await anna.SayAsync("/settings");
        menu = await anna.WaitForTextAsync("Notifications are on");
        await anna.PressAsync(menu, "▫️ Internal notes");
        (await Find(user)).DisabledTypes.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoeverIsNotConnectedHasNothingToSet()
    {
        var stranger = await _scene.Bot.MeetAsync("Stranger");
        await stranger.StartAsync();
        foreach (var command in new[] { "/mute", "/unmute", "/settings", "/stop" })
        {
            await stranger.SayAsync(command);
            await stranger.WaitForTextAsync("To connect it, open the portal");
        }

        await _scene.PressAsync(stranger.UserId, "set:pause:1");
        (await _scene.ColumnAsync("SELECT count(*) FROM telegram.recipient_preferences WHERE recipient_id NOT IN (SELECT recipient_id FROM telegram.links)")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task ButtonMutesATicketOfOnesOwnAndNobodyElses()
    {
        var (anna, boris) = (await _scene.Bot.ConnectAsync("Anna"), await _scene.Bot.ConnectAsync("Boris"));
        var ticket = Guid.CreateVersion7();
        await TellAsync(anna, ticket);
        var notification = await anna.WaitForTextAsync("about a ticket");
        await _scene.PressAsync(boris.UserId, $"mute:{Field(ticket)}");
        await anna.PressAsync(notification, "mute");

        var muted = await anna.WaitForTextAsync("You will hear no more about this ticket");
        (await Mutes(anna)).ShouldBe([ticket]);
        (await Mutes(boris)).ShouldBeEmpty();
        (await anna.PressAsync(notification, "mute")).Text!.ShouldContain("You will hear no more");
        (await anna.BotTextsAsync()).Count(text => text!.Contains("You will hear no more", StringComparison.Ordinal)).ShouldBe(1, "it was said already");
        await anna.PressAsync(muted, "🔔 Undo");
        await anna.WaitForTextAsync("You will hear about this ticket again");
        (await Mutes(anna)).ShouldBeEmpty();
    }

    [Fact]
    public async Task LanguageThatTheApiDoesNotChangeIsSaidSo()
    {
        var anna = await _scene.Bot.ConnectAsync("Anna");
        await anna.SayAsync("/language");
        var question = await anna.WaitForTextAsync("Which language");
        (await anna.PressAsync(question, "Русский")).Text.ShouldBe("The portal did not change the language. Please try again later.");
        (await anna.PressAsync(question, "English")).ShowAlert.ShouldBeTrue();
    }

    private static string Field(Guid id) => System.Buffers.Text.Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    private Task<EnqueueResult> TellAsync(BotPerson person, Guid ticket) => _scene.Bot.Get<NotificationQueue>().EnqueueAsync(
        [
            new NewNotification
            {
                Recipient = person.Recipient,
                Target = new ChatTarget(_scene.Bot.BotId, person.UserId, Generation: 1),
                NotificationType = TicketCommentAdded.EventType,
                ReferenceId = ticket,
                EventId = Guid.CreateVersion7(),
                Text = "about a ticket",
                ButtonsJson = $$"""[[{"text":"mute","callback_data":"mute:{{Field(ticket)}}"}]]""",
                Language = "en",
            },
        ],
        BotScene.Cancel);

    private Task<RecipientPreferences> Find(PortalUser user) => _scene.Bot.Get<Preferences>().FindAsync(user.Recipient, BotScene.Cancel);

    private Task<IReadOnlyList<Guid>> Mutes(BotPerson person) => _scene.Bot.Get<Preferences>().MutedTicketsAsync(person.Recipient!, 10, BotScene.Cancel);
}
