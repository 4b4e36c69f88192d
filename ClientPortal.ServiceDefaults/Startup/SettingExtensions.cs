using Microsoft.Extensions.Configuration;

namespace ClientPortal.ServiceDefaults.Startup;

/// <summary>Reading single settings that a service cannot do without.</summary>
public static class SettingExtensions
{
    /// <summary>The setting's value.</summary>
    /// <param name="hint">What to put there, for example <c>the base URL of the Api, such as http://localhost:5001</c>.</param>
    /// <exception cref="SettingException">It is missing or blank.</exception>
    public static string Require(this IConfiguration configuration, string key, string hint)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[key] is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new SettingException($"The setting {key} (environment variable {EnvironmentName(key)}) is missing: set it to {hint}.");
    }

    /// <summary>The setting's value as an absolute http or https URL.</summary>
    /// <exception cref="SettingException">It is missing or no such URL.</exception>
    public static Uri RequireUrl(this IConfiguration configuration, string key, string hint)
    {
        var value = configuration.Require(key, hint);
        return Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new SettingException($"The setting {key} (environment variable {EnvironmentName(key)}) is not an http or https URL: set it to {hint}.");
    }

    internal static string EnvironmentName(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
