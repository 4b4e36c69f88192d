namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Telegram's rules for addresses in links and buttons. Notably a host without a dot, such as localhost, is refused.</summary>
internal static class LinkChecker
{
    /// <summary>The address in Telegram's spelling, or the reason why it is none.</summary>
    public static (string? Url, string? Error) Check(string link, bool httpsOnly = false)
    {
        link = link.Trim();
        foreach (var scheme in (string[])["tg:", "ton:", "tonsite:"])
        {
            if (link.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return httpsOnly ? (null, "Only HTTPS links are allowed") : CheckInternal(scheme, link[scheme.Length..]);
            }
        }

        var parsed = HttpAddress.Parse(link);
        if (parsed.Error is not null)
        {
            return (null, parsed.Error);
        }

        var address = parsed.Address!;
        if (httpsOnly && address.Scheme != "https")
        {
            return (null, "Only HTTPS links are allowed");
        }

        return address.Host.Contains('.', StringComparison.Ordinal) || address.Host.StartsWith('[')
            ? (address.ToString(), null)
            : (null, "Wrong HTTP URL");
    }

    private static (string? Url, string? Error) CheckInternal(string scheme, string rest)
    {
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            rest = rest[2..];
        }

        var wrong = scheme == "tg:" ? "Wrong tg URL" : "Wrong ton URL";
        var parsed = HttpAddress.Parse(rest);
        if (parsed.Address is not { } address)
        {
            return (null, parsed.Error);
        }

        if (rest.StartsWith("http", StringComparison.OrdinalIgnoreCase) || address.Port is not null || address.UserInfo.Length > 0)
        {
            return (null, wrong);
        }

        if (!address.Host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (scheme == "tonsite:" && c == '.')))
        {
            return (null, "Unallowed characters in URL host");
        }

        var query = address.Path.StartsWith("/?", StringComparison.Ordinal) ? address.Path[1..] : address.Path;
        return ($"{scheme}//{address.Host}{query}", null);
    }
}
