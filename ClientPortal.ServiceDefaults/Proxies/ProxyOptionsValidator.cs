using Microsoft.Extensions.Options;

namespace ClientPortal.ServiceDefaults.Proxies;

internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var wrong = options.Entries.Where(entry => ProxyOptions.Parse(entry) is null)
            .Select(entry => $"The setting Proxies:Trusted (environment variable Proxies__Trusted) has \"{entry}\", which is no IP address or network of proxies: set it to the addresses of the proxies in front of this service, such as 10.0.0.5 or 172.16.0.0/12, separated by commas (0.0.0.0/0, which would trust everybody, is refused), or remove it.")
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
