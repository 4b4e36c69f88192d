using ClientPortal.Notifications.Tests.Store;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Service;

public sealed class SettingsTests(StoreDatabase store, BrokerVhost broker) : IClassFixture<StoreDatabase>, IClassFixture<BrokerVhost>
{
    [Theory]
    [InlineData("ConnectionStrings:portal", null)]
    [InlineData("ConnectionStrings:messaging", null)]
    [InlineData("Auth:Authority", null)]
    [InlineData("Portal:PublicUrl", "portal.example.com")]
    [InlineData("Notifications:UnknownAccountSeconds", "900")]
    public async Task WrongSettingStopsTheStartWithASentenceThatNamesIt(string setting, string? value)
    {
        var settings = NotificationsService.Settings(store, broker);
        settings[setting] = value;

        await using var service = await ServiceProcess.LaunchAsync(NotificationsService.Project, settings, TestContext.Current.CancellationToken);

        (await service.Exited.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).ShouldNotBe(0);
        service.Output.Split('\n').ShouldContain(line => line.StartsWith($"The setting {setting} ", StringComparison.Ordinal));
    }
}
