using System.ComponentModel;
using ClientPortal.TelegramEmulator.Calls;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Control;

internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder control)
    {
        var calls = control.MapGroup("/calls").WithTags("Calls");
        calls.MapGet("/", List).WithSummary("The last Bot API calls with their outcomes, oldest first");
        calls.MapGet("/counts", Counts).WithSummary("How many calls ended how, by method");
        calls.MapDelete("/", Clear).WithSummary("Forget the calls and their counts");
    }

    private static Ok<IReadOnlyList<CallEntry>> List(
        CallLog log,
        [Description("Only calls after this sequence")] long after = 0,
        string? method = null,
        long? chatId = null,
        [Description("At most this many")] int limit = 10_000) =>
        TypedResults.Ok<IReadOnlyList<CallEntry>>(log.Read(after, method, chatId, Math.Clamp(limit, 1, 1_000_000)));

    private static Ok<IReadOnlyList<CallCount>> Counts(CallLog log) => TypedResults.Ok<IReadOnlyList<CallCount>>(log.Counts());

    private static NoContent Clear(CallLog log)
    {
        log.Clear();
        return TypedResults.NoContent();
    }
}
