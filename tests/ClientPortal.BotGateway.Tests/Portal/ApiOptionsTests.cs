using ClientPortal.BotGateway.Portal;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Portal;

public sealed class ApiOptionsTests
{
    [Theory]
    [InlineData(null, "bot-gateway", "secret", "Api:BaseUrl")]
    [InlineData("ftp://api", "bot-gateway", "secret", "Api:BaseUrl")]
    [InlineData("http://user:password@api", "bot-gateway", "secret", "Api:BaseUrl")]
    [InlineData("http://api", " ", "secret", "Api:ClientId")]
    [InlineData("http://api", "bot-gateway", "", "Api:ClientSecret")]
    public void WrongSettingIsNamedInASentence(string? url, string id, string secret, string setting)
    {
        var result = new ApiOptionsValidation().Validate(null, new ApiOptions { BaseUrl = url is null ? null : new Uri(url), ClientId = id, ClientSecret = secret });

        result.Failures.ShouldHaveSingleItem().ShouldStartWith($"The setting {setting} ");
    }

    [Fact]
    public void CompleteSettingsPass() =>
        new ApiOptionsValidation().Validate(null, new ApiOptions { BaseUrl = new Uri("http://api:5001"), ClientSecret = "secret" }).Succeeded.ShouldBeTrue();
}
