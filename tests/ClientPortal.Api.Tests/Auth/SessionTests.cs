using ClientPortal.Api.Auth.Sessions;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class SessionTests
{
    [Theory]
    [InlineData(298, 300)]
    [InlineData(299, 299)]
    [InlineData(300, 300)]
    public void LongUserAgentIsCutBetweenCharacters(int before, int kept)
    {
        var session = Session.Open(Guid.Empty, Guid.Empty, new string('a', before) + "😀 and more", DateTimeOffset.UnixEpoch, TimeSpan.FromDays(1));

        session.UserAgent.ShouldBe((new string('a', before) + "😀")[..kept]);
    }
}
