using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Company;

internal sealed class CompanyOptionsValidator : IValidateOptions<CompanyOptions>
{
    public ValidateOptionsResult Validate(string? name, CompanyOptions options) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone) && zone.HasIanaId
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The setting Company:TimeZone must be the IANA name of a time zone, such as Europe/Moscow; \"{options.TimeZone}\" is none.");
}
