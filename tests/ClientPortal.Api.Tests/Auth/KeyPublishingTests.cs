using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ClientPortal.Api.Auth;
using ClientPortal.ServiceDefaults.Authentication;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class KeyPublishingTests
{
    [Fact]
    public void VerifiersReadTheKeysAgainBeforeANewOneSigns()
    {
        var shortest = typeof(AuthOptions).GetProperty(nameof(AuthOptions.KeyPublishMinutes))!.GetCustomAttribute<RangeAttribute>()!.Minimum;
        // Read by the Api's replicas as often: a verifier may ask one that has just not read it.
        (2 * AuthenticationExtensions.KeyReadInterval).ShouldBeLessThan(TimeSpan.FromMinutes((int)shortest));
    }
}
