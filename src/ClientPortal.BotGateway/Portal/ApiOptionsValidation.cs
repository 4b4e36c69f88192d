using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Portal;

/// <summary>Says what to set. The secret is never repeated.</summary>
internal sealed class ApiOptionsValidation : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var faults = new List<string>();
        if (options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" } url || url.UserInfo.Length > 0)
        {
            faults.Add("The setting Api:BaseUrl (environment variable Api__BaseUrl) is missing or no http or https URL: set it to the base URL of the Api, such as http://localhost:5001.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            faults.Add("The setting Api:ClientId (environment variable Api__ClientId) is empty: remove it, or set it to the name under which the Api knows this service, bot-gateway.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            faults.Add("The setting Api:ClientSecret (environment variable Api__ClientSecret) is missing: set it to the secret that the Api has as Auth:ServiceClients:bot-gateway:Secret.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
