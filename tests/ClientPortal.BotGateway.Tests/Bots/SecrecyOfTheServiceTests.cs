using System.Collections.Concurrent;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Bots;

/// <summary>Everything the running service says, at the finest log level, through all kinds of trouble.</summary>
public sealed class SecrecyOfTheServiceTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TokenIsInNoLogSpanOrAnswer()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = SpanListener.Everything(span => spans.Enqueue(
            $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"));
        await using var scene = await DeliveryScene.PrepareAsync(database);
        using var logs = new RecordingLoggerProvider();
        await scene.StartGatewayAsync(services => services.AddLogging(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace)));
        var chat = await scene.ConnectAsync();
        foreach (var kind in new[] { FaultKind.Reset, FaultKind.ServerError, FaultKind.AnswerLost, FaultKind.TooManyRequests })
        {
            await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = kind, Method = "sendMessage", Count = 1 }, Cancel);
        }

        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "<p>hello</p>", html: true), NotificationState.Sent);
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "hello"), NotificationState.Sent);
        using var http = new HttpClient { BaseAddress = new Uri(scene.Gateway.Urls.First()) };
        var answers = await http.GetStringAsync("health", Cancel)
            + await http.GetStringAsync("openapi/v1.json", Cancel)
            + await (await http.GetAsync("api/telegram/queue", Cancel)).Content.ReadAsStringAsync(Cancel);

        var secret = scene.Emulator.BotToken.Split(':')[1];
        logs.Lines.ShouldContain(line => line.Contains("started (emulator)", StringComparison.Ordinal));
        logs.Lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
        spans.ShouldContain(span => span.StartsWith("telegram sendMessage", StringComparison.Ordinal));
        // The emulator runs in this process too; its own spans carry the addresses it was called at.
        spans.Where(span => !span.StartsWith("POST", StringComparison.Ordinal) && !span.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .ShouldAllBe(span => !span.Contains(secret, StringComparison.Ordinal));
        answers.ShouldNotContain(secret);
    }

    private sealed class RecordingLoggerProvider : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
