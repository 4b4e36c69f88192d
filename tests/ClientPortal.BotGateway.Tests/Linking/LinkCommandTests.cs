using ClientPortal.BotGateway.Linking;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

public sealed class LinkCommandTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VerbLinksAChatInDevelopmentAndIsHarmlessTwice()
    {
        await using var scene = await DeliveryScene.PrepareAsync(database);
        var client = Guid.CreateVersion7();
        string[] arguments = ["link", "create", "--client", $"{client}", "--telegram-user", "501", "--chat", "501", "--username", "anna", "--first-name", "Anna"];
        (await RunAsync(scene, "Development", arguments)).ShouldBe((0, true));
        (await RunAsync(scene, "Development", arguments)).ShouldBe((0, true));

        await using var source = NpgsqlDataSource.Create(database.GatewayConnectionString);
        var link = await new Links(source, TimeProvider.System).FindAsync(new RecipientSnapshot(RecipientType.Client, client), Cancel);
        (link!.State, link.ChatId, link.TelegramUsername, link.Generation).ShouldBe((LinkState.Active, 501, "anna", 1));
    }

    [Fact]
    public async Task VerbIsRefusedOutsideDevelopment()
    {
        await using var scene = await DeliveryScene.PrepareAsync(database);
        (await RunAsync(scene, "Production", "link", "create", "--client", $"{Guid.CreateVersion7()}", "--telegram-user", "1", "--chat", "1")).ShouldBe((1, false));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link", "remove")]
    [InlineData("link", "create")]
    [InlineData("link", "create", "--client", "x", "--telegram-user", "1", "--chat", "1")]
    [InlineData("link", "create", "--client", "019a0000-0000-7000-8000-000000000000", "--telegram-user", "1")]
    [InlineData("link", "create", "--client", "019a0000-0000-7000-8000-000000000000", "--telegram-user", "0", "--chat", "1")]
    [InlineData("link", "create", "--client", "019a0000-0000-7000-8000-000000000000", "--user", "019a0000-0000-7000-8000-000000000000", "--telegram-user", "1", "--chat", "1")]
    [InlineData("link", "create", "--client", "019a0000-0000-7000-8000-000000000000", "--telegram-user", "1", "--chat", "1", "--nonsense", "1")]
    public void WrongCommandLineIsNotUnderstood(params string[] arguments) => LinkArguments.Parse(arguments).ShouldBeNull();

    private async Task<(int ExitCode, bool Linked)> RunAsync(DeliveryScene scene, string environment, params string[] arguments)
    {
        var settings = DeliveryScene.Settings(database.GatewayConnectionString, scene.Emulator);
        settings["ASPNETCORE_ENVIRONMENT"] = environment;
        await using var child = await ServiceProcess.LaunchAsync("ClientPortal.BotGateway", settings, Cancel, arguments);
        var code = await child.Exited.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        return (code, child.Output.Contains("Linked", StringComparison.Ordinal));
    }
}
