using System.Globalization;

namespace ClientPortal.BotGateway.Callers;

internal static class RouteProblems
{
    /// <summary>Says in the description of the API which problems a route answers with; programs decide by their codes.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params IReadOnlyList<(int Status, string Code)> problems)
    {
        foreach (var status in problems.Select(problem => problem.Status).Distinct())
        {
            route.ProducesProblem(status);
        }

        (int Status, string Code)[] everywhere = [(401, "unauthorized"), (403, "forbidden"), (503, "unavailable")];
        var codes = problems.Concat(everywhere).Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Status} `{problem.Code}`"));
        return route.WithDescription($"Problem codes: {string.Join(", ", codes)}.");
    }
}
