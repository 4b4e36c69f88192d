using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Company;

internal sealed class CompanyOptionsValidator : IValidateOptions<CompanyOptions>
{
    public ValidateOptionsResult Validate(string? name, CompanyOptions options)
    {
        List<string> faults = [];
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone) || !zone.HasIanaId)
        {
            faults.Add($"The setting Company:TimeZone must be the IANA name of a time zone, such as Europe/Moscow; \"{options.TimeZone}\" is none.");
        }

        foreach (var (setting, text, most) in new[] { ("Name", options.Name, 200), ("TaxNumber", options.TaxNumber, 50), ("Address", options.Address, 500), ("PaymentDetails", options.PaymentDetails, 1000) })
        {
            if (text?.Length > most)
            {
                faults.Add($"The setting Company:{setting} has {text.Length} characters; invoices hold at most {most} of it.");
            }
        }

        if (options.Name is null or "" && (options.TaxNumber ?? options.Address ?? options.PaymentDetails) is not null)
        {
            faults.Add("Invoices name their issuer only with the setting Company:Name: set it too, or leave out Company:TaxNumber, Company:Address and Company:PaymentDetails.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
