using ClientPortal.Postgres;
using ClientPortal.Postgres.Provisioning;
using ClientPortal.ServiceDefaults.Startup;

namespace ClientPortal.Api.Commands;

/// <summary>Makes database, roles, schemas and rights for all services, with an administrator's connection.</summary>
internal sealed class ProvisionDatabase : IVerb
{
    private const string DefaultDatabase = "clientportal";

    public string Name => "database provision";

    public string Usage => """

            Creates or updates the database, its roles, schemas and rights; can be repeated. Settings: ConnectionStrings:admin,
            Provisioning:Database (default clientportal), Provisioning:Passwords:Api, :Notifications, :Gateway, :Web.
        """;

    public async Task<string> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var configuration = WebApplication.CreateBuilder().Configuration;
        var admin = configuration.Require("ConnectionStrings:admin", "the PostgreSQL connection string of a role that may create databases and roles");
        var database = configuration["Provisioning:Database"] ?? DefaultDatabase;
        string Password(string service) => configuration.Require($"Provisioning:Passwords:{service}", $"the password that the login role of {service} gets");
        var passwords = new DatabasePasswords(Password("Api"), Password("Notifications"), Password("Gateway"), Password("Web"));
        if (ConnectionStringText.Read(admin) is null)
        {
            throw new SettingException("The setting ConnectionStrings:admin (environment variable ConnectionStrings__admin) cannot be read as a connection string: set it to one such as Host=localhost;Username=postgres;Password=….");
        }

        await new DatabaseProvisioner(admin).ProvisionAsync(database, passwords, cancellationToken);
        return $"Database {database} is provisioned.";
    }
}
