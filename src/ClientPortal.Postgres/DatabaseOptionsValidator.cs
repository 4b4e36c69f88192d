using Microsoft.Extensions.Options;
using Npgsql;

namespace ClientPortal.Postgres;

internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    private const string Setting = "The setting ConnectionStrings:portal (environment variable ConnectionStrings__portal)";
    private const string Hint = "set it to the PostgreSQL connection string of this service's own role, such as Host=localhost;Database=clientportal;Username=clientportal_api;Password=…";

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return ValidateOptionsResult.Fail($"{Setting} is missing: {Hint}.");
        }

        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            return string.IsNullOrEmpty(parsed.Host) || string.IsNullOrEmpty(parsed.Database)
                ? ValidateOptionsResult.Fail($"{Setting} names no Host or no Database: {Hint}.")
                : ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The exception's text may quote the value, and with it the password.
            return ValidateOptionsResult.Fail($"{Setting} cannot be read as a connection string: {Hint}.");
        }
    }
}
