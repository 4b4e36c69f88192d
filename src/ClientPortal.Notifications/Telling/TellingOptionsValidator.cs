using Microsoft.Extensions.Options;

namespace ClientPortal.Notifications.Telling;

internal sealed class TellingOptionsValidator : IValidateOptions<TellingOptions>
{
    public ValidateOptionsResult Validate(string? name, TellingOptions options) => options.UnknownAccountSeconds is >= 0 and <= 300
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            "The setting Notifications:UnknownAccountSeconds (environment variable Notifications__UnknownAccountSeconds) is out of range: "
            + "set it to a number of seconds from 0 to 300.");
}
