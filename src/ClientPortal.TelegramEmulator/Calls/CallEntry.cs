using System.Text.Json.Serialization;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Calls;

/// <summary>One Bot API call and what came of it.</summary>
public sealed class CallEntry
{
    /// <summary>1, 2, 3 … in order of arrival.</summary>
    public long Sequence { get; init; }

    public long Bot { get; init; }

    /// <summary>As the client spelled it.</summary>
    public required string Method { get; init; }

    /// <summary>The chat that the call names, where it is a number.</summary>
    public long? ChatId { get; set; }

    /// <summary>When the request arrived, to 100 ns.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the answer was handed over; null while the call is under way.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    public CallOutcome Outcome { get; set; }

    public int? ErrorCode { get; set; }
    public string? Description { get; set; }

    /// <summary>The message that the call created, also when its answer was lost.</summary>
    public int? MessageId { get; set; }

    /// <summary>The fault that was injected.</summary>
    public string? Fault { get; set; }

    /// <summary>Headers that matter to tests: traceparent, tracestate, baggage, user-agent, content-type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal string? TraceParent => Headers.GetValueOrDefault("traceparent");
}

[JsonConverter(typeof(SnakeCaseEnum<CallOutcome>))]
public enum CallOutcome
{
    /// <summary>Not answered yet.</summary>
    Pending,

    /// <summary>Accepted and answered.</summary>
    Ok,

    /// <summary>Answered with ok = false.</summary>
    Error,

    /// <summary>The connection was broken before anything was accepted.</summary>
    Reset,

    /// <summary>Accepted, then the connection was broken before the answer.</summary>
    AnswerLost,

    /// <summary>The client went away before the answer.</summary>
    Abandoned,
}
