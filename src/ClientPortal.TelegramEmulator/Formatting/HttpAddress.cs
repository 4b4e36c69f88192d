using System.Buffers;
using System.Globalization;
using System.Text;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>An HTTP address taken apart the way Telegram does it, with Telegram's reasons for refusing one.</summary>
internal sealed record HttpAddress(string Scheme, string UserInfo, string Host, int? Port, string Path)
{
    private static readonly SearchValues<char> NotInScheme = SearchValues.Create(":/?#@[]");

    public static (HttpAddress? Address, string? Error) Parse(string url)
    {
        var scheme = "http";
        var separator = url.IndexOf("://", StringComparison.Ordinal);
        var rest = url;
        if (separator >= 0 && url.AsSpan(0, separator).IndexOfAny(NotInScheme) < 0)
        {
            scheme = url[..separator].ToLowerInvariant();
            rest = url[(separator + 3)..];
            if (scheme is not ("http" or "https"))
            {
                return (null, "Unsupported URL protocol");
            }
        }

        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest[..end];
        var path = (end < 0 ? "" : rest[end..]).TrimEnd();
        var (host, port) = SplitPort(authority);
        if (port is < 1 or > 65535)
        {
            return (null, "Wrong port number specified in the URL");
        }

        var at = host.LastIndexOf('@');
        var userInfo = at < 0 ? "" : host[..at];
        host = host[(at + 1)..].ToLowerInvariant();
        var error = host switch
        {
            "" => "URL host is empty",
            "." => "Host is invalid",
            _ => Disallowed(host, "host", brackets: true) ?? Disallowed(userInfo, "userinfo", brackets: false),
        };
        return error is null ? (new HttpAddress(scheme, userInfo, host, port, Escaped(path)), null) : (null, error);
    }

    public override string ToString()
    {
        var user = UserInfo.Length == 0 ? "" : UserInfo + "@";
        var port = Port is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}");
        return $"{Scheme}://{user}{Host}{port}{Path}";
    }

    private static (string Host, int? Port) SplitPort(string authority)
    {
        var colon = authority.LastIndexOf(':');
        if (colon <= 0 || authority.IndexOf(']', colon) >= 0 || authority.IndexOf('@', colon) >= 0)
        {
            return (authority, null);
        }

        return int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (authority[..colon], port)
            : (authority[..colon], 0);
    }

    private static string? Disallowed(string part, string name, bool brackets)
    {
        var isIpv6 = brackets && part.StartsWith('[') && part.EndsWith(']');
        foreach (var c in part)
        {
            if (c < 128 && !char.IsAsciiLetterOrDigit(c) && !".-_!$,~*'();&+=%".Contains(c, StringComparison.Ordinal)
                && !(c == ':' && (!brackets || isIpv6)) && !(isIpv6 && c is '[' or ']'))
            {
                return $"Disallowed character in URL {name}";
            }
        }

        return null;
    }

    private static string Escaped(string path)
    {
        var escaped = new StringBuilder(path.Length + 1);
        if (!path.StartsWith('/'))
        {
            escaped.Append('/');
        }

        foreach (var c in path)
        {
            if (c <= ' ')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
