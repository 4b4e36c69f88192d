using System.Collections.Concurrent;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.Testing;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Portal;

/// <summary>Tokens and the secret are in no log line and in no span, at the finest level.</summary>
public sealed class PortalSecrecyTests
{
    [Fact]
    public async Task NeitherTokenNorSecretIsLoggedOrTraced()
    {
        var said = new ConcurrentQueue<string>();
        using var listener = SpanListener.Everything(span => said.Enqueue(
            $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"));
        using var logs = new Lines(said);
        await using var api = StubApi.Start(new ManualTimeProvider(), logs);
        api.Answer = context => StubApi.WriteAsync(context, 404, "{}");

        await api.Tickets.CountAsync(StubApi.Anna, TestContext.Current.CancellationToken);

        said.ShouldContain(line => line.Contains("/api/tickets/counts", StringComparison.Ordinal));
        said.ShouldAllBe(line => !line.Contains("delegated-token", StringComparison.Ordinal)
            && !line.Contains("own-token", StringComparison.Ordinal) && !line.Contains(StubApi.Secret, StringComparison.Ordinal));
    }

    private sealed class Lines(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            said.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
