using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ClientPortal.Api.Auth;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class KeyPublishingTests
{
    [Fact]
    public async Task VerifiersReadTheKeysAgainBeforeANewOneSigns()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Auth:Authority"] = "http://localhost:5001";
        builder.AddPortalAuthentication();
        await using var verifier = builder.Build();

        var keys = verifier.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager
            .ShouldBeOfType<ConfigurationManager<OpenIdConnectConfiguration>>();

        var shortest = typeof(AuthOptions).GetProperty(nameof(AuthOptions.KeyPublishMinutes))!.GetCustomAttribute<RangeAttribute>()!.Minimum;
        keys.AutomaticRefreshInterval.ShouldBeLessThan(TimeSpan.FromMinutes((int)shortest));
    }
}
