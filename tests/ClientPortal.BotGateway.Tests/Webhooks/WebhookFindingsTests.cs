using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Updates;
using ClientPortal.BotGateway.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Webhooks;

/// <summary>What the doctor makes of Telegram's answers, and how the transport is chosen.</summary>
public class WebhookFindingsTests
{
    private const string Url = "https://portal.example.com/telegram/webhook";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookInfo Well = new(Url, HasCustomCertificate: false, PendingUpdateCount: 0, MaxConnections: 40, AllowedUpdates: UpdateKinds.Allowed);

    [Fact]
    public void NothingIsFoundWhereNothingIsWrong()
    {
        CodesOf(Well).ShouldBeEmpty();
        CodesOf(Well with { PendingUpdateCount = 300 }, Well with { PendingUpdateCount = 12 }).ShouldBeEmpty("they get fewer");
        CodesOf(Well with { PendingUpdateCount = 5 }, Well with { PendingUpdateCount = 5 }).ShouldBeEmpty("a few are on their way");
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(1, 2)]
    public void UpdatesThatDoNotGetFewerAreFound(int first, int second) =>
        CodesOf(Well with { PendingUpdateCount = first }, Well with { PendingUpdateCount = second }).ShouldBe(["pending_updates"]);

    [Fact]
    public void LastErrorIsToldWithItsTimeAndTelegramsWordsForAnHour()
    {
        var failed = Well with { LastErrorDate = Now.AddMinutes(-59).ToUnixTimeSeconds(), LastErrorMessage = "Wrong response from the webhook: 500 Internal Server Error" };
        var finding = WebhookFindings.Of(Plan(Url), failed, failed, Now).ShouldHaveSingleItem();
        finding.Code.ShouldBe("last_error");
        finding.Text.ShouldBe("The last failed delivery was at 2026-03-01 11:01:00 UTC: Wrong response from the webhook: 500 Internal Server Error.");
        var refused = failed with { LastErrorMessage = "Wrong response from the webhook: 401 Unauthorized" };
        WebhookFindings.Of(Plan(Url), refused, refused, Now).ShouldHaveSingleItem().Text.ShouldContain("401 Unauthorized. It came with another secret");
        CodesOf(failed with { LastErrorDate = Now.AddHours(-2).ToUnixTimeSeconds() }).ShouldBeEmpty("that has passed");
    }

    [Fact]
    public void WebhookInTheWayOfPollingIsFound()
    {
        WebhookFindings.Of(Plan(url: null), Well, Well, Now).Select(finding => finding.Code).ShouldBe(["webhook_while_polling"]);
        var none = Well with { Url = "" };
        WebhookFindings.Of(Plan(url: null), none, none, Now).ShouldBeEmpty();
    }

    [Fact]
    public void EachWrongSettingIsFound()
    {
        CodesOf(Well with { Url = "" }).ShouldBe(["webhook_missing"]);
        CodesOf(Well with { Url = "https://old.example.com/telegram/webhook", MaxConnections = 1, AllowedUpdates = ["message"] })
            .ShouldBe(["webhook_wrong_url", "update_types_missing", "max_connections"]);
    }

    [Theory]
    [InlineData("https://portal.example.com", "Auto", UpdateTransport.Webhook)]
    [InlineData("https://portal.example.com/", "Auto", UpdateTransport.Webhook)]
    [InlineData("https://portal.example.com", "Polling", UpdateTransport.Polling)]
    [InlineData("http://portal.example.com", "Auto", UpdateTransport.Polling)]
    [InlineData("https://localhost", "Auto", UpdateTransport.Polling)]
    [InlineData("https://127.0.0.1", "Auto", UpdateTransport.Polling)]
    [InlineData("https://intranet", "Auto", UpdateTransport.Polling)]
    [InlineData(null, "Auto", UpdateTransport.Polling)]
    [InlineData(null, "Off", UpdateTransport.Off)]
    public void TransportFollowsThePublicAddressUnlessItIsSet(string? portal, string chosen, UpdateTransport expected)
    {
        var identity = Identity(Enum.Parse<UpdateTransport>(chosen), webhook: null, portal);
        identity.Transport.ShouldBe(expected);
        if (expected is UpdateTransport.Webhook)
        {
            identity.WebhookUrl!.AbsoluteUri.ShouldBe(Url);
        }
    }

    private static IEnumerable<string> CodesOf(WebhookInfo info, WebhookInfo? later = null) =>
        WebhookFindings.Of(Plan(Url), info, later ?? info, Now).Select(finding => finding.Code);

    private static WebhookPlan Plan(string? url) => new(Options.Create(Settings(UpdateTransport.Auto, url)), Identity(UpdateTransport.Auto, url, portal: null));

    private static BotIdentity Identity(UpdateTransport transport, string? webhook, string? portal)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:PublicUrl"] = portal }).Build();
        return new BotIdentity(Options.Create(Settings(transport, webhook)), configuration);
    }

    private static TelegramOptions Settings(UpdateTransport transport, string? webhook) => new()
    {
        BotToken = string.Create(CultureInfo.InvariantCulture, $"{8_100_000_000}:AAsecretOfTheTestBotAAAAAAAAAA"),
        ApiBaseUrl = TelegramOptions.PublicApi,
        Transport = transport,
        WebhookUrl = webhook is null ? null : new Uri(webhook),
    };
}
