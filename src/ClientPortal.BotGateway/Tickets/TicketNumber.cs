using System.Globalization;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Reads a ticket's number as people write it: <c>1042</c>, <c>#1042</c>, <c>№ 1042</c>.</summary>
internal static class TicketNumber
{
    public static bool TryRead(string text, out long number)
    {
        var digits = text.Trim().TrimStart('#', '№').TrimStart();
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
