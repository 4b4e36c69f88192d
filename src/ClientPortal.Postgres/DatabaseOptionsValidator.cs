using Microsoft.Extensions.Options;

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

        return ConnectionStringText.Read(options.ConnectionString) switch
        {
            null => ValidateOptionsResult.Fail($"{Setting} cannot be read as a connection string: {Hint}."),
            { Host: null or "" } or { Database: null or "" } => ValidateOptionsResult.Fail($"{Setting} names no Host or no Database: {Hint}."),
            _ => ValidateOptionsResult.Success,
        };
    }
}
