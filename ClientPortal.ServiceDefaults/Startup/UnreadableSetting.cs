using System.Text.RegularExpressions;

namespace ClientPortal.ServiceDefaults.Startup;

/// <summary>A setting whose text is not of its type, as the framework's binder reports it.</summary>
internal static partial class UnreadableSetting
{
    /// <summary>A sentence that says what to set; null where the exception is of something else.</summary>
    public static string? Explain(InvalidOperationException exception)
    {
        var match = Report().Match(exception.Message);
        if (!match.Success)
        {
            return null;
        }

        var key = match.Groups["key"].Value;
        return $"The setting {key} (environment variable {SettingExtensions.EnvironmentName(key)}) is \"{match.Groups["value"].Value}\", which cannot be read: set it to {Wanted(match.Groups["type"].Value)}.";
    }

    private static string Wanted(string type)
    {
        var found = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(type)).FirstOrDefault(known => known is not null);
        return found switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(found))}",
            _ when found == typeof(TimeSpan) => "a time such as 00:00:30 (hours, minutes, seconds)",
            _ when found == typeof(bool) => "true or false",
            _ when found == typeof(int) || found == typeof(long) || found == typeof(short) => "a whole number",
            _ when found == typeof(double) || found == typeof(decimal) || found == typeof(float) => "a number",
            _ when found == typeof(Uri) => "a URL",
            _ => $"a {type[(type.LastIndexOf('.') + 1)..]}",
        };
    }

    // Failed to convert configuration value 'abc' at 'Live:Heartbeat' to type 'System.TimeSpan'.
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>.*)' to type '(?<type>.*)'", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Report();
}
