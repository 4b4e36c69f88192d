using ClientPortal.Testing;

namespace ClientPortal.Api.Tests;

/// <summary>An Api whose clock the test moves.</summary>
public sealed class TimedApiFixture : ApiFixture
{
    public ManualTimeProvider Time { get; } = new();

    public override TimeProvider Clock => Time;
}
