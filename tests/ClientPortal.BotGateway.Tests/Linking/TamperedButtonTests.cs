using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>What a button carries can be made up by anybody.</summary>
public sealed class TamperedButtonTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private LinkScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LinkScene.StartAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData("connect")]
    [InlineData("connect:")]
    [InlineData("connect:AAAA")]
    [InlineData("connect:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("connect:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:more")]
    [InlineData("move:ЯЯЯЯЯЯ")]
    [InlineData("refuse:!")]
    [InlineData("stop")]
    [InlineData("stop:-1")]
    [InlineData("stop:99999999999999999999")]
    [InlineData("keep:1:2:3")]
    [InlineData("set:type:ticket.assigned:0")]
    [InlineData("set:type:direct_message:0")]
    [InlineData("set:pause:2")]
    [InlineData("set:scope:All")]
    [InlineData("set:invoices:0")]
    [InlineData("mute:AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("unmute:x")]
    [InlineData(":::")]
    public async Task TamperedButtonChangesNothing(string data)
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        var before = (await user.StatusAsync()).ToJsonString();
        await _scene.PressAsync(anna.UserId, data);
        (await user.StatusAsync()).ToJsonString().ShouldBe(before);
        (await _scene.Bot.Get<Preferences>().FindAsync(user.Recipient, BotScene.Cancel)).ShouldBeEquivalentTo(RecipientPreferences.Default);
        (await _scene.Bot.Get<Preferences>().MutedTicketsAsync(user.Recipient, 10, BotScene.Cancel)).ShouldBeEmpty();
    }
}
