using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.BotGateway.Operations;

/// <summary>What these endpoints answer when they do not do what was asked.</summary>
internal static class Problems
{
    public const string UnreachableCode = "recipient_unreachable";

    public static ProblemHttpResult NoSuchNotification =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "There is no such message.");

    public static ProblemHttpResult NoSuchClient =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "There is no such client.");

    public static ProblemHttpResult NoSuchUpdate =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "No such update is parked.");

    /// <summary>The recipient has no connection that would take it, or does not want it; with the cause that holds.</summary>
    public static ProblemHttpResult UnreachableFor(string cause) => TypedResults.Problem(
        "No message can reach this recipient in Telegram for now; the cause says why.",
        statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = UnreachableCode, ["cause"] = cause });

    public static ProblemHttpResult Invalid(string detail) =>
        Of(StatusCodes.Status400BadRequest, ProblemCodes.ValidationFailed, detail);

    public static ProblemHttpResult NotRequeueable(NotificationState state) =>
        Of(StatusCodes.Status409Conflict, "not_requeueable", state is NotificationState.Sent ? "The message was sent." : "The message waits already.");

    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
