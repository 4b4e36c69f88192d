using System.Diagnostics.Metrics;
using ClientPortal.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Messaging.Outbox;

/// <summary>Measures the outbox apart from the relay, so that a relay that is stuck, or runs nowhere, shows.</summary>
internal sealed class OutboxMonitor : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // With the interval, a relay that stands still is told within a minute.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    private readonly OutboxOptions _options;
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private Measurements _last = new(0, 0, Taken: 0);
    private bool _wasLate;

    public OutboxMonitor(OutboxOptions options, NpgsqlDataSource database, MessagingTelemetry telemetry, TimeProvider time, ILogger<OutboxMonitor> logger)
    {
        _options = options;
        _database = database;
        _time = time;
        _logger = logger;
        var schema = new KeyValuePair<string, object?>("schema", options.Schema);
        telemetry.Meter.CreateObservableGauge("clientportal.outbox.pending", () => new Measurement<long>(_last.Pending, schema), "{event}", "Events that wait to be published.");
        telemetry.Meter.CreateObservableGauge("clientportal.outbox.lag", () => new Measurement<double>(LagSeconds, schema), "s", "Age of the oldest event that waits to be published.");
    }

    /// <summary>Events wait to be published for longer than they should, whoever should publish them.</summary>
    public bool IsLate => _last.LagSeconds > Late.TotalSeconds;

    /// <summary>Goes on rising while the database cannot be asked.</summary>
    private double LagSeconds => _last.LagSeconds > 0 ? _last.LagSeconds + _time.GetElapsedTime(_last.Taken).TotalSeconds : 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            try
            {
                await MeasureAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                _logger.OutboxNotMeasured(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(OutboxSql.Measure(_options.Schema));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        _last = new Measurements(reader.GetInt64(0), reader.GetDouble(1), _time.GetTimestamp());
        if (IsLate && !_wasLate)
        {
            _logger.OutboxLate(_options.Schema, _last.Pending, (int)_last.LagSeconds);
        }
        else if (!IsLate && _wasLate)
        {
            _logger.OutboxInTimeAgain(_options.Schema);
        }

        _wasLate = IsLate;
    }

    private sealed record Measurements(long Pending, double LagSeconds, long Taken);
}
