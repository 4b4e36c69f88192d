using System.ComponentModel.DataAnnotations;

namespace ClientPortal.BotGateway.Callers;

/// <summary>Section <c>Limits</c>: what one account may ask for. Counted by each replica for itself.</summary>
internal sealed class CallerLimitOptions
{
    public const string Section = "Limits";

    /// <summary>Deep links that an account may ask for in a minute, and, counted apart, test messages.</summary>
    [Range(1, 10_000)]
    public int OwnPerMinute { get; set; } = 10;
}
