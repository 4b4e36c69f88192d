using ClientPortal.TelegramEmulator.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Control;

internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder control)
    {
        var faults = control.MapGroup("/faults").WithTags("Faults");
        faults.MapGet("/", List).WithSummary("Faults in force and how often they hit");
        faults.MapPost("/", Add).WithSummary("Inject a fault per method, chat, or both");
        faults.MapDelete("/{id}", Remove).WithSummary("Remove one fault");
        faults.MapDelete("/", Clear).WithSummary("Remove all faults");
    }

    private static Ok<IReadOnlyList<FaultInfo>> List(FaultTable faults) => TypedResults.Ok<IReadOnlyList<FaultInfo>>(faults.List());

    private static Created<FaultInfo> Add(FaultRequest request, FaultTable faults)
    {
        if (request is { Count: < 1 } or { Skip: < 0 } or { DelayMilliseconds: < 0 } or { RetryAfter: < 1 } or { Code: < 400 or > 599 })
        {
            throw ControlException.Invalid(
                "fault_invalid", "count and retryAfter are at least 1, skip and delayMilliseconds at least 0, code lies between 400 and 599.");
        }

        if (request is { Kind: FaultKind.Migrate, MigrateToChatId: null })
        {
            throw ControlException.Invalid("fault_invalid", "migrate needs migrateToChatId.");
        }

        return TypedResults.Created((string?)null, faults.Add(request));
    }

    private static NoContent Remove(string id, FaultTable faults) => faults.Remove(id)
        ? TypedResults.NoContent()
        : throw ControlException.NotFound("fault_not_found", $"There is no fault {id}.");

    private static NoContent Clear(FaultTable faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }
}
