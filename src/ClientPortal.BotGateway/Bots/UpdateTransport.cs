namespace ClientPortal.BotGateway.Bots;

/// <summary>How updates come from Telegram.</summary>
public enum UpdateTransport
{
    /// <summary>By webhook where an address for it is known, else by polling. For the setting alone.</summary>
    Auto,

    /// <summary>Telegram calls <c>POST /telegram/webhook</c>.</summary>
    Webhook,

    /// <summary>One replica asks for them.</summary>
    Polling,

    /// <summary>Not at all: this installation only sends.</summary>
    Off,
}
