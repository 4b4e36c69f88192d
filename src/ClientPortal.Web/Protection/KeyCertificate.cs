using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientPortal.ServiceDefaults.Startup;

namespace ClientPortal.Web.Protection;

/// <summary>
/// Certificates that the data protection keys are encrypted with: <c>DataProtection:Certificate</c> (a PFX file) and <c>DataProtection:CertificatePassword</c>
/// for new keys; <c>DataProtection:Earlier:0:Certificate</c> and so on for those that were encrypted with an earlier one.
/// </summary>
internal static class KeyCertificate
{
    public const string Section = "DataProtection";

    /// <summary>Null where the section names none.</summary>
    /// <exception cref="SettingException">It cannot be read, or cannot decrypt.</exception>
    public static X509Certificate2? Load(IConfigurationSection section)
    {
        var setting = $"The setting {section.Path}:Certificate (environment variable {section.Path.Replace(":", "__", StringComparison.Ordinal)}__Certificate)";
        if (section["Certificate"] is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, section["CertificatePassword"]);
            return certificate.GetRSAPrivateKey() is not null
                ? certificate
                : throw new SettingException($"{setting} names a certificate without an RSA private key: set it to a PFX file that holds one.");
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{setting} names no PFX file that can be read with {section.Path}:CertificatePassword: {unreadable.Message}");
        }
    }
}
