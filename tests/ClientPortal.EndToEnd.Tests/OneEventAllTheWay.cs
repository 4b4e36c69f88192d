using System.Diagnostics;
using System.Net.Http.Json;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using ClientPortal.Testing.Telemetry;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests;

/// <summary>From an HTTP request to messages in chats, through every process of the product.</summary>
public sealed class OneEventAllTheWay(BrokerVhost broker) : IClassFixture<BrokerVhost>, IAsyncLifetime
{
    private OtlpReceiver _telemetry = null!;
    private WholePortal _portal = null!;
    private EmulatorClient _emulator = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _telemetry = await OtlpReceiver.StartAsync(Cancellation);
        var servers = new PortalServers(await TestServers.PostgresAsync(Cancellation), broker.ConnectionString);
        _portal = await WholePortal.StartAsync(servers, new WholePortalSettings { Common = _telemetry.Settings }, Cancellation);
        _emulator = new EmulatorClient(_portal.Emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _emulator?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        await _telemetry.DisposeAsync();
    }

    [Fact]
    public async Task TicketReachesEachRecipientInHisLanguageWithinOneTrace()
    {
        using var client = await _portal.Admin.CreateClientAsync(_portal, "romashka", "Ромашка", "ru", Cancellation);
        using var russian = await _portal.Admin.CreateStaffAsync(_portal, "olga", "Ольга", "ru", Cancellation);
        using var english = await _portal.Admin.CreateStaffAsync(_portal, "henry", "Henry", "en", Cancellation);
        var olga = await _portal.ConnectTelegramAsync(_emulator, russian, "Ольга", Cancellation);
        var henry = await _portal.ConnectTelegramAsync(_emulator, english, "Henry", Cancellation);
        var traceId = ActivityTraceId.CreateRandom().ToHexString();

        await OpenTicketAsync(client, "Не печатает <принтер> & сканер", traceId);

        var toOlga = await _emulator.WaitForBotTextAsync(olga, "Не печатает <принтер> & сканер", cancellationToken: Cancellation);
        var toHenry = await _emulator.WaitForBotTextAsync(henry, "Не печатает <принтер> & сканер", cancellationToken: Cancellation);
        toOlga.Message.Text!.ShouldContain("Новая заявка");
        toHenry.Message.Text!.ShouldContain("New ticket");
        toHenry.Message.Text!.ShouldNotContain("заявка", Case.Insensitive);
        toOlga.TraceParent.ShouldNotBeNull().ShouldContain(traceId);
        toHenry.TraceParent.ShouldNotBeNull().ShouldContain(traceId);
        await EveryHopIsInTheTraceAsync(traceId);
    }

    private static async Task OpenTicketAsync(PortalAccount client, string title, string traceId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/tickets") { Content = JsonContent.Create(new { title, text = "Со вчерашнего дня." }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Add("traceparent", $"00-{traceId}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        using var answer = await client.Http.SendAsync(request, Cancellation);
        await JsonAnswer.ReadAsync(answer, Cancellation);
    }

    /// <summary>Spans of all three services, each of which hangs on another span of the trace, down from the request.</summary>
    private async Task EveryHopIsInTheTraceAsync(string traceId)
    {
        // Each service sends its spans in batches of its own, so a child may be known before its parent.
        await Eventually.Matches(
            _ => Task.FromResult(_telemetry.Trace(traceId)),
            spans => spans.Count(span => span.Service == "ClientPortal.BotGateway") >= 2
                && spans.Any(span => span.Service == "ClientPortal.Notifications")
                && spans.Count(IsRequest) == 1
                && spans.All(span => IsRequest(span) || spans.Any(other => other.SpanId == span.ParentSpanId)),
            "spans of Api, Notifications and BotGateway in one trace, each of which hangs on the one before",
            Cancellation);
    }

    private static bool IsRequest(ReceivedSpan span) => span is { Service: "ClientPortal.Api", Name: "POST /api/tickets/" or "POST /api/tickets" };
}
