using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.BotGateway.Operations;

/// <summary>What these endpoints answer when they do not do what was asked.</summary>
internal static class Problems
{
    public static ProblemHttpResult NoSuchNotification =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "There is no such message.");

    public static ProblemHttpResult NoSuchUpdate =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "No such update is parked.");

    /// <summary>The recipient has no connection that would take it, or does not want it.</summary>
    public static ProblemHttpResult Unreachable =>
        Of(StatusCodes.Status409Conflict, "recipient_unreachable", "The recipient is not connected to Telegram, the connection is suspended, or the recipient switched off, paused or muted such messages.");

    public static ProblemHttpResult Invalid(string detail) =>
        Of(StatusCodes.Status400BadRequest, ProblemCodes.ValidationFailed, detail);

    public static ProblemHttpResult NotRequeueable(NotificationState state) =>
        Of(StatusCodes.Status409Conflict, "not_requeueable", state is NotificationState.Sent ? "The message was sent." : "The message waits already.");

    private static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
