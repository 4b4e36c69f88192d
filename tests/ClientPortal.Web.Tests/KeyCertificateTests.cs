using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using ClientPortal.ServiceDefaults.Startup;
using ClientPortal.Web.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

public sealed class KeyCertificateTests : IDisposable
{
    private static readonly XElement Key = new("key", "secret");

    private readonly string _folder = Directory.CreateTempSubdirectory("key-certificates").FullName;

    [Fact]
    public async Task KeysAreEncryptedWithTheCertificateAndReadWithAnEarlierOne()
    {
        var (first, second) = (Certificate("first", "one"), Certificate("second", "two"));
        await using var before = Services(("Certificate", first), ("CertificatePassword", "one"));
        var stored = Encryptor(before)!.Encrypt(Key);
        stored.EncryptedElement.ToString().ShouldNotContain("secret");
        new EncryptedXmlDecryptor(before).Decrypt(stored.EncryptedElement).Value.ShouldBe("secret");

        await using var after = Services(("Certificate", second), ("CertificatePassword", "two"), ("Earlier:0:Certificate", first), ("Earlier:0:CertificatePassword", "one"));
        new EncryptedXmlDecryptor(after).Decrypt(stored.EncryptedElement).Value.ShouldBe("secret");
        new EncryptedXmlDecryptor(after).Decrypt(Encryptor(after)!.Encrypt(Key).EncryptedElement).Value.ShouldBe("secret");

        await using var without = Services(("Certificate", second), ("CertificatePassword", "two"));
        Should.Throw<CryptographicException>(() => new EncryptedXmlDecryptor(without).Decrypt(stored.EncryptedElement));
    }

    [Fact]
    public async Task WithoutACertificateKeysAreStoredAsTheyAre()
    {
        await using var services = Services();
        Encryptor(services).ShouldBeNull();
    }

    [Fact]
    public void CertificateThatCannotBeReadEndsTheStartWithASentence()
    {
        var certificate = Certificate("own", "right");
        Should.Throw<SettingException>(() => Services(("Certificate", certificate), ("CertificatePassword", "wrong"))).Message.ShouldContain("DataProtection:Certificate (environment variable DataProtection__Certificate)");
        Should.Throw<SettingException>(() => Services(("Certificate", Path.Combine(_folder, "missing.pfx"))));
        Should.Throw<SettingException>(() => Services(("Earlier:0:Certificate", Path.Combine(_folder, "missing.pfx")))).Message.ShouldContain("DataProtection__Earlier__0__Certificate");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IXmlEncryptor? Encryptor(IServiceProvider services) => services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor;

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (name, value) in settings)
        {
            builder.Configuration[$"DataProtection:{name}"] = value;
        }

        builder.AddProtection();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create("Host=never asked"));
        return builder.Services.BuildServiceProvider();
    }

    private string Certificate(string name, string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var path = Path.Combine(_folder, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }
}
