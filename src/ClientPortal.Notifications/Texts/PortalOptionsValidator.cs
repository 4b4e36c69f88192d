using Microsoft.Extensions.Options;

namespace ClientPortal.Notifications.Texts;

internal sealed class PortalOptionsValidator : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options) =>
        string.IsNullOrEmpty(options.PublicUrl)
        || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "The setting Portal:PublicUrl (environment variable Portal__PublicUrl) is no http or https URL: "
                + "set it to the portal's public address, such as https://portal.example.com, or leave it out.");
}
