using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Company;
using ClientPortal.Api.Database;
using ClientPortal.Postgres.Migrations;
using Npgsql;

namespace ClientPortal.Api.Commands;

/// <summary>The Api's services without its server, over an up-to-date schema. Logs go to the error stream, so that scripts can read what is printed.</summary>
internal static class VerbHost
{
    public static async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        // No token is issued here.
        builder.Configuration["Auth:Issuer"] ??= "http://localhost";
        builder.AddPortalApi();
        builder.AddPortalDbContext();
        builder.AddAuth().AddAccounts().AddClients();
        builder.Services.AddOptions<CompanyOptions>().BindConfiguration(CompanyOptions.Section);
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        await using var app = builder.Build();
        var migrator = new SqlMigrator(
            app.Services.GetRequiredService<NpgsqlDataSource>(), PortalDbContext.Schema, DatabaseSetup.Owner, app.Services.GetRequiredService<ILogger<SqlMigrator>>());
        await migrator.ApplyAsync(DatabaseSetup.Migrations, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
