using System.Globalization;
using ClientPortal.BotGateway.Updates;

namespace ClientPortal.BotGateway.Portal;

/// <summary>Idempotency keys: an update that is handled again adds nothing.</summary>
internal static class PortalKey
{
    /// <summary><c>telegram-7000000001-815</c>, and <c>telegram-7000000001-815-2</c> for the second of its files.</summary>
    public static string Of(IncomingUpdate update, int file = 0)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"telegram-{update.BotId}-{update.UpdateId}");
        return file == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{file}");
    }
}
