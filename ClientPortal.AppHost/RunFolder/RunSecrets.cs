using System.Globalization;
using System.Security.Cryptography;

namespace ClientPortal.AppHost.RunFolder;

/// <summary>Passwords and secrets of this checkout's system, made up once and kept in <c>.run/secrets.json</c>.</summary>
internal sealed class RunSecrets(string runFolder)
{
    private const string EmulatorBotToken = "emulator-bot-token";
    private readonly string _file = Path.Combine(runFolder, "secrets.json");

    public string this[string name]
    {
        get
        {
            var secrets = PrivateFile.Read<SortedDictionary<string, string>>(_file) ?? [];
            if (!secrets.TryGetValue(name, out var secret))
            {
                secret = name == EmulatorBotToken ? BotToken() : RandomNumberGenerator.GetHexString(32, lowercase: true);
                secrets[name] = secret;
                PrivateFile.Write(_file, secrets);
            }

            return secret;
        }
    }

    /// <summary>Shaped as Telegram's: the bot's id, a colon, 35 characters.</summary>
    private static string BotToken() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue)}:AA{RandomNumberGenerator.GetHexString(33, lowercase: true)}");
}
