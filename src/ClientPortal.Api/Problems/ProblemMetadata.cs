namespace ClientPortal.Api.Problems;

/// <summary>A refusal that a route may answer with, for the API's description.</summary>
internal sealed record ProblemMetadata(int Status, string Code);

internal static class ProblemMetadataExtensions
{
    /// <summary>
    /// Names the codes of the route's own rules, for the API's description. Those that come with its plumbing (sign-in, bodies, headers, paging) are
    /// added there.
    /// </summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, int status, params string[] codes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata([.. codes.Select(code => new ProblemMetadata(status, code))]);
}
