using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Web.Live;

/// <summary>Section <c>Live</c>: how open pages follow what happens.</summary>
public sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>The setting that holds the broker's address, as in the other services.</summary>
    public const string BrokerKey = "ConnectionStrings:messaging";

    /// <summary>AMQP URI, from <see cref="BrokerKey"/>. Pages work without the broker; they say that they do not follow by themselves.</summary>
    [Required(ErrorMessage = "The setting ConnectionStrings:messaging (environment variable ConnectionStrings__messaging) is missing: set it to the broker's AMQP URI, such as amqp://user:password@localhost:5672/.")]
    public string Broker { get; set; } = "";

    /// <summary>How often a silent stream says that it lives. Proxies close connections that are silent for a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "The setting Live:Heartbeat must lie between 00:00:01 (a second) and 00:01:00 (a minute).")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>When a stream ends, to be opened anew by a session that still stands.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00", ErrorMessage = "The setting Live:StreamLifetime must lie between 00:00:05 (five seconds) and 01:00:00 (an hour).")]
    public TimeSpan StreamLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Streams that one account may have open at each replica, one per open page. The oldest ends for one more.</summary>
    [Range(1, 10_000, ErrorMessage = "The setting Live:StreamsPerAccount must lie between 1 and 10000 streams.")]
    public int StreamsPerAccount { get; set; } = 100;
}
