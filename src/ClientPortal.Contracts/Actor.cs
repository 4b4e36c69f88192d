namespace ClientPortal.Contracts;

/// <summary>Who caused an event, and from where.</summary>
/// <param name="AccountId">The portal account, or null for <see cref="ActorKind.System"/>.</param>
/// <param name="Name">The display name at the time; empty for the system.</param>
public sealed record Actor(ActorKind Kind, Guid? AccountId, string Name, Channel Via)
{
    /// <summary>Timers and automatic rules, such as an invoice that goes overdue.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, "", Channel.System);
}

/// <summary>The actor's side.</summary>
public enum ActorKind
{
    /// <summary>A client's account.</summary>
    Client,

    /// <summary>A staff member or an administrator.</summary>
    Staff,

    /// <summary>No person: a timer or a rule.</summary>
    System,
}

/// <summary>The way by which something came.</summary>
public enum Channel
{
    /// <summary>The web portal or the HTTP API.</summary>
    Portal,

    /// <summary>A Telegram chat, through the bot.</summary>
    Telegram,

    /// <summary>A timer or a rule.</summary>
    System,
}
