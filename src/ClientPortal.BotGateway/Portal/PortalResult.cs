using System.Diagnostics.CodeAnalysis;

namespace ClientPortal.BotGateway.Portal;

/// <summary>What the Api answered: a value, or an expected refusal. That it is away is thrown instead, for then the caller waits.</summary>
internal sealed class PortalResult<T>
    where T : class
{
    private readonly T? _value;
    private readonly PortalRefusal? _refusal;

    public PortalResult(T value) => _value = value;

    public PortalResult(PortalRefusal refusal) => _refusal = refusal;

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out PortalRefusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return value is not null;
    }
}

/// <summary>The Api did not do it, and will not.</summary>
/// <param name="Status">400, 403, 404, 409, 413, …</param>
/// <param name="Code">The stable code of its problem details.</param>
internal sealed record PortalRefusal(int Status, string Code)
{
    /// <summary>Not there, or not for this person to see.</summary>
    public bool IsNotFound => Status == StatusCodes.Status404NotFound;
}
