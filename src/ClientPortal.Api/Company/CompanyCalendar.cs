using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Company;

/// <summary>Which day it is for the company.</summary>
internal sealed class CompanyCalendar(TimeProvider time, IOptions<CompanyOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), _zone).DateTime);
}
