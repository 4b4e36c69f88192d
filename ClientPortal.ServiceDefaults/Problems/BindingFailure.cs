using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ClientPortal.ServiceDefaults.Problems;

/// <summary>What the framework says of a request that fits no parameter, without the CLR types that it names.</summary>
public static partial class BindingFailure
{
    /// <summary>Whether a body was expected and none came.</summary>
    public static bool LacksBody(BadHttpRequestException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        // The second one of forms.
        return failure.Message.Contains("no body was provided", StringComparison.Ordinal)
            || failure.Message.StartsWith("Unexpected request without body", StringComparison.Ordinal)
            || (IsMissing(failure) && failure.Message.Contains("body", StringComparison.Ordinal));
    }

    /// <summary>Whether the parameter was not given at all.</summary>
    public static bool IsMissing(BadHttpRequestException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Message.StartsWith("Required", StringComparison.Ordinal);
    }

    /// <summary>The parameter's name; null where the failure is of none.</summary>
    public static string? ParameterOf(BadHttpRequestException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Parameter().Match(failure.Message) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    // Failed to bind parameter "Nullable<Guid> referenceId" from "abc". · Required parameter "string q" was not provided from query string.
    [GeneratedRegex("parameter \"[^\"]*?(?<name>\\w+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Parameter();
}
