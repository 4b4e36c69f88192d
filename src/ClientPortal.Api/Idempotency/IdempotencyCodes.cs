namespace ClientPortal.Api.Idempotency;

/// <summary>Problems of the <c>Idempotency-Key</c> header.</summary>
public static class IdempotencyCodes
{
    public const string InvalidKey = "invalid_idempotency_key";
    public const string InProgress = "idempotency_in_progress";
    public const string BufferingFailed = "buffering_failed";
    public const string KeyReused = "idempotency_key_reused";
}
