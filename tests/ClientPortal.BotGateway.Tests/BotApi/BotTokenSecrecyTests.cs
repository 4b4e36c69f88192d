using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.LocalServers;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.BotApi;

/// <summary>The token is in the address of every call; it must be nowhere else.</summary>
public sealed class BotTokenSecrecyTests
{
    private const string Secret = "AAtheSecretPartOfTheTokenAA";
    private const string Token = $"4242:{Secret}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoSpanOfAnySourceCarriesIt()
    {
        var seen = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (seen)
                {
                    seen.Add($"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.StatusDescription} "
                        + string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))
                        + string.Join(' ', span.Events.SelectMany(e => e.Tags).Select(tag => $"{tag.Key}={tag.Value}")));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await CallEveryKindOfServer(_ => { });

        lock (seen)
        {
            seen.ShouldContain(span => span.StartsWith("ClientPortal.BotGateway.BotApi telegram sendMessage", StringComparison.Ordinal));
            seen.ShouldAllBe(span => !span.Contains(Secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task NoMetricCarriesIt()
    {
        var tags = new List<string>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<double>((instrument, _, labels, _) => Note(instrument, labels));
        meters.SetMeasurementEventCallback<long>((instrument, _, labels, _) => Note(instrument, labels));
        meters.Start();

        await CallEveryKindOfServer(_ => { });

        lock (tags)
        {
            tags.ShouldContain(line => line.StartsWith("http.client.", StringComparison.Ordinal), "else this test sees nothing");
            tags.ShouldAllBe(line => !line.Contains(Secret, StringComparison.Ordinal));
        }

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels)
        {
            var line = instrument.Name + string.Join(' ', labels.ToArray().Select(label => $"{label.Key}={label.Value}"));
            lock (tags)
            {
                tags.Add(line);
            }
        }
    }

    [Fact]
    public async Task NoResultCarriesIt()
    {
        var results = new List<string>();
        await CallEveryKindOfServer(results.Add);
        results.Count.ShouldBe(4 * BotApiAdapters.All.Count);
        results.ShouldAllBe(result => !result.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void ComplaintAboutAWrongTokenDoesNotRepeatIt()
    {
        var validation = new TelegramOptionsValidation().Validate(null, new TelegramOptions { BotToken = $"{Secret} with a space" });
        validation.Failed.ShouldBeTrue();
        validation.FailureMessage.ShouldContain("Telegram:BotToken");
        validation.FailureMessage.ShouldNotContain(Secret);
        foreach (var create in BotApiAdapters.All)
        {
            Should.Throw<ArgumentException>(() => create(new TelegramOptions { BotToken = Secret })).ToString().ShouldNotContain(Secret);
        }
    }

    [Fact]
    public void TokenShowsItsBotAlone()
    {
        BotToken.TryParse(Token, out var token).ShouldBeTrue();
        token!.ToString().ShouldBe("4242:***");
        string.Create(CultureInfo.InvariantCulture, $"{token}").ShouldNotContain(Secret);
        token.BotId.ShouldBe(4242);
    }

    [Theory]
    [InlineData(null, "Telegram:BotToken is not set")]
    [InlineData("", "Telegram:BotToken is not set")]
    [InlineData("no-colon", "must look like")]
    [InlineData("12:", "must look like")]
    [InlineData("x:abc", "must look like")]
    [InlineData("12:abc\n", "must look like")]
    public void WrongTokenSaysWhatToSet(string? token, string expected) =>
        new TelegramOptionsValidation().Validate(null, new TelegramOptions { BotToken = token })
            .FailureMessage!.ShouldContain(expected);

    [Theory]
    [InlineData("ftp://example.org")]
    [InlineData("/bot")]
    [InlineData("https://user:password@example.org")]
    public void WrongAddressSaysWhatToSet(string url) =>
        new TelegramOptionsValidation()
            .Validate(null, new TelegramOptions { BotToken = Token, ApiBaseUrl = new Uri(url, UriKind.RelativeOrAbsolute) })
            .ShouldSatisfyAllConditions(
                (ValidateOptionsResult result) => result.FailureMessage!.ShouldContain("Telegram:ApiBaseUrl"),
                result => result.FailureMessage!.ShouldNotContain("password"));

    private static async Task CallEveryKindOfServer(Action<string> onResult)
    {
        await using var fine = ScriptedServer.ThatAnswers("200 OK", "application/json", """{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}""");
        await using var broken = ScriptedServer.ThatAnswers("500 Internal Server Error", "text/html", "oops");
        await using var closing = ScriptedServer.ThatCloses();
        foreach (var create in BotApiAdapters.All)
        {
            foreach (var url in new[] { fine.Url, broken.Url, closing.Url, new Uri($"http://127.0.0.1:{FreePorts.Next()}") })
            {
                var api = create(new TelegramOptions { BotToken = Token, ApiBaseUrl = url });
                using var owned = api as IDisposable;
                onResult((await api.SendMessage(new SendMessageRequest(1, "hello"), Cancel)).ToString());
            }
        }
    }
}
