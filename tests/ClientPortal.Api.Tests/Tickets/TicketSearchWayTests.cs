using System.Collections.Concurrent;
using ClientPortal.Api.Tickets;
using ClientPortal.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

/// <summary>Which way a search goes, walk or word index, in a table that PostgreSQL takes for a large one.</summary>
public sealed class TicketSearchWayTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RareBeginningGoesStraightToTheWordIndexHoweverLargeTheTable()
    {
        await PretendAsync(tickets: 5_000_000);

        (await WaysAsync("zebra")).ShouldBe(["index"]);
    }

    [Fact]
    public async Task FrequentWordIsMetByWalking()
    {
        await PretendAsync(tickets: 5_000_000);

        (await WaysAsync("monitor")).ShouldBe(["walk"]);
    }

    private async Task PretendAsync(int tickets)
    {
        // With fewer than a hundred words counted, PostgreSQL expects 2 % for each beginning: no large table has so few.
        var words = string.Join(' ', Enumerable.Range(0, 200).Select(number => $"word{number}"));
        var client = await api.ClientAsync();
        for (var count = 0; count < 4; count++)
        {
            await client.OpenTicketAsync("monitor", words);
        }

        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var analyze = database.CreateCommand("analyze portal.tickets");
        await analyze.ExecuteNonQueryAsync(Cancellation);
        await using var pretend = database.CreateCommand("""
            update pg_class set reltuples = $1, relpages = pg_relation_size(oid) / current_setting('block_size')::int where oid = 'portal.tickets'::regclass
            """);
        pretend.Parameters.AddWithValue((float)tickets);
        await pretend.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<IReadOnlyList<string>> WaysAsync(string words)
    {
        using var statements = new Statements();
        await using var database = new NpgsqlDataSourceBuilder(api.ApiConnectionString).UseLoggerFactory(statements).Build();
        var query = new TicketListQuery
        {
            Statuses = Enum.GetValues<TicketStatus>(),
            Priorities = [],
            ClientId = null,
            AssigneeId = null,
            Unassigned = false,
            Search = TicketSearch.Of(words),
            Sort = TicketSort.Updated,
            Ascending = false,
            PublicOnly = false,
        };

        await new TicketListReader(database).ReadAsync(query, after: null, limit: 1, Cancellation);

        return [.. statements.Executed.Where(text => text.Contains("portal.clients", StringComparison.Ordinal)).Select(text => text.Contains("materialized", StringComparison.Ordinal) ? "index" : "walk")];
    }

    /// <summary>What Npgsql says that it has executed.</summary>
    private sealed class Statements : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<string> _messages = [];

        public IEnumerable<string> Executed => _messages.Where(message => message.Contains("execution completed", StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _messages.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
