using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Auth;

internal sealed class AuthOptionsValidator : IValidateOptions<AuthOptions>
{
    private const int MinSecretLength = 32;

    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var weak = options.ServiceClients
            .Where(client => client.Value.Secret.Length < MinSecretLength)
            .Select(client => $"The setting Auth:ServiceClients:{client.Key}:Secret is missing or short: set it to at least {MinSecretLength} random characters, the same as Api:ClientSecret of that service.")
            .ToList();
        return weak.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(weak);
    }
}
