using Microsoft.Extensions.Options;

namespace ClientPortal.Messaging;

internal sealed class MessagingOptionsValidator : IValidateOptions<MessagingOptions>
{
    private const string Setting = "The setting ConnectionStrings:messaging (environment variable ConnectionStrings__messaging)";
    private const string Hint = "set it to the RabbitMQ address, such as amqp://user:password@localhost:5672/clientportal, the last part being the virtual host";

    /// <summary>The value is never quoted: it holds a password.</summary>
    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return ValidateOptionsResult.Fail($"{Setting} is missing: {Hint}.");
        }

        return Uri.TryCreate(options.ConnectionString, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{Setting} is no amqp or amqps address: {Hint}.");
    }
}
