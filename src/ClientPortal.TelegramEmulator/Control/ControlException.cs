namespace ClientPortal.TelegramEmulator.Control;

/// <summary>An action that cannot be done; becomes problem details with the stable code.</summary>
internal sealed class ControlException(int status, string code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static ControlException NotFound(string code, string detail) => new(StatusCodes.Status404NotFound, code, detail);

    public static ControlException Invalid(string code, string detail) => new(StatusCodes.Status400BadRequest, code, detail);

    public static ControlException Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);
}
