using System.Net;
using System.Text.RegularExpressions;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Commands;

/// <summary>The built program as ops run it.</summary>
public sealed partial class ProcessTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["ConnectionStrings:portal"] = api.ApiConnectionString };

    [Fact]
    public async Task FirstAdministratorComesFromTheCommandLine()
    {
        var (exitCode, output) = await RunAsync(Settings, "admin", "create", "--user-name", "first", "--name", "Alex Admin");

        exitCode.ShouldBe(0, output);
        var token = Token().Match(output).Value;
        using var accepted = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/invites/accept", new { token, password = "some good password" }, Cancellation);
        (await accepted.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("account").GetProperty("role").GetString().ShouldBe("admin");

        var (second, refusal) = await RunAsync(Settings, "admin", "create", "--user-name", "first", "--name", "Alex Admin");
        second.ShouldBe(1, refusal);
        refusal.ShouldContain("user name");
    }

    [Fact]
    public async Task RotatedKeyIsPublishedByTheRunningServer()
    {
        var (exitCode, output) = await RunAsync(Settings, "keys", "rotate");

        exitCode.ShouldBe(0, output);
        var kid = Token().Match(output).Value;
        await Eventually.True(
            async token => (await api.Anonymous.GetStringAsync("/.well-known/jwks.json", token)).Contains(kid, StringComparison.Ordinal), "the new key is published", Cancellation);
    }

    [Theory]
    [InlineData("ConnectionStrings:portal", null)]
    [InlineData("ConnectionStrings:messaging", null)]
    [InlineData("Auth:Issuer", null)]
    [InlineData("Auth:Issuer", "not a url")]
    [InlineData("Auth:ServiceClients:bot_gateway:Secret", "short")]
    [InlineData("Auth:KeyPublishMinutes", "0")]
    [InlineData("Auth:AccessTokenMinutes", "soon")]
    [InlineData("Company:TimeZone", "Moscow")]
    [InlineData("Company:TaxNumber", "7700000000")]
    [InlineData("Portal:PublicUrl", "portal")]
    [InlineData("RequestLimits:Burst", "0")]
    [InlineData("Proxies:Trusted", "10.0.0.5, 10.0.0.0/33")]
    [InlineData("Proxies:Trusted", "0.0.0.0/0")]
    [InlineData("Proxies:Trusted", "web-portal")]
    public async Task WrongSettingStopsTheStartWithASentence(string setting, string? value)
    {
        var settings = Settings;
        settings["ConnectionStrings:messaging"] = "amqp://guest:guest@127.0.0.1:1/none";
        settings["Auth:Issuer"] = "http://localhost:5001";
        settings[setting] = value;

        var (exitCode, output) = await RunAsync(settings);

        exitCode.ShouldBe(78, output);
        output.ShouldContain(setting);
        output.ShouldNotContain("   at ");
        output.ShouldNotContain("DataAnnotation");
    }

    [Fact]
    public async Task UnknownVerbEndsWithExitCodeTwo()
    {
        var (exitCode, output) = await RunAsync(Settings, "dance");

        exitCode.ShouldBe(2);
        output.Trim().ShouldBe("There is no verb \"dance\": use one of admin create, keys rotate, database provision, help.");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Dictionary<string, string?> settings, params string[] arguments)
    {
        await using var process = await ServiceProcess.LaunchAsync("ClientPortal.Api", settings, Cancellation, arguments);
        var exitCode = await process.Exited.WaitAsync(Limit, Cancellation);
        return (exitCode, process.Output);
    }

    [GeneratedRegex("[A-Za-z0-9_-]{40,}", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
