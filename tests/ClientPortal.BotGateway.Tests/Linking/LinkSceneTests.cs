using ClientPortal.Testing;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>Tests with a scene of their own, each by one transport and in one language.</summary>
public abstract class LinkSceneTests(PortalDatabase database, Way way) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private protected LinkScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LinkScene.StartAsync(database, way);

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
