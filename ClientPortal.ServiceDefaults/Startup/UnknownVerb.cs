namespace ClientPortal.ServiceDefaults.Startup;

/// <summary>A word on the command line that no verb has: it is not taken for "serve".</summary>
public static class UnknownVerb
{
    /// <summary>Exit code for a wrong command line (EX_USAGE of sysexits.h).</summary>
    public const int ExitCode = 64;

    /// <summary>What to say of it; null where the command line has no verb, but at most settings such as <c>--urls …</c> or <c>Key=value</c>.</summary>
    /// <param name="verbs">Those that there are.</param>
    public static string? Explain(IReadOnlyList<string> args, params ReadOnlySpan<string> verbs)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args is not [{ Length: > 0 } first, ..] || (first[0] is '-' or '/' && first is not "--help") || first.Contains('=', StringComparison.Ordinal) ? null
            : verbs.Length == 0 ? "This service has no verbs: without one it serves."
            : $"Without a verb this service serves. Its verbs: {string.Join(", ", verbs!)}.";
    }
}
