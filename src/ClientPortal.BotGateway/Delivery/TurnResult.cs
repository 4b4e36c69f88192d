namespace ClientPortal.BotGateway.Delivery;

/// <summary>How a turn ended.</summary>
internal enum TurnResult
{
    Worked,
    Idle,
    LeaseLost,
    TokenRefused,
}
