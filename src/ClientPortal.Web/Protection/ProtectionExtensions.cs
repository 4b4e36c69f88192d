using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using ClientPortal.Postgres.Migrations;
using ClientPortal.ServiceDefaults.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace ClientPortal.Web.Protection;

internal static class ProtectionExtensions
{
    private const string Schema = "web";

    /// <summary>
    /// Web's small schema, and in it the keys that sessions and forms are protected with: one set for all replicas. They are stored encrypted where
    /// <c>DataProtection:Certificate</c> names a PFX file, else as they are.
    /// </summary>
    /// <exception cref="SettingException">A certificate cannot be used.</exception>
    public static WebApplicationBuilder AddProtection(this WebApplicationBuilder builder)
    {
        builder.Services.AddMigrations(Schema, "web_owner", new MigrationSet("web", Assembly.GetExecutingAssembly()));
        var protection = builder.Services.AddDataProtection().SetApplicationName("clientportal-web");
        var settings = builder.Configuration.GetSection(KeyCertificate.Section);
        if (KeyCertificate.Load(settings) is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        protection.UnprotectKeysWithAnyCertificate([.. settings.GetSection("Earlier").GetChildren().Select(KeyCertificate.Load).OfType<X509Certificate2>()]);
        builder.Services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, database) => keys.XmlRepository = new KeyTable(database));
        return builder;
    }
}
