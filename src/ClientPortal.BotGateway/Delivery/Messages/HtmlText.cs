using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ClientPortal.BotGateway.Delivery.Messages;

/// <summary>Reads Telegram's HTML as a person would see it, for the cases where Telegram refuses the markup.</summary>
internal static partial class HtmlText
{
    /// <summary>The text without its tags and with its entities resolved; a link's address follows its words.</summary>
    public static string ToPlain(string html)
    {
        var withAddresses = Link().Replace(html, link =>
        {
            var address = link.Groups["address"].Value;
            var words = link.Groups["words"].Value;
            return words.Contains(address, StringComparison.Ordinal) ? words : $"{words} ({address})";
        });
        return WebUtility.HtmlDecode(Tag().Replace(withAddresses, ""));
    }

    /// <summary>Length as Telegram counts it: code points.</summary>
    public static int Length(string plain) => plain.Length - plain.Count(char.IsLowSurrogate);

    /// <summary>The first <paramref name="length"/> code points at most, cut at a space where one is near.</summary>
    public static string Beginning(string plain, int length)
    {
        if (Length(plain) <= length)
        {
            return plain;
        }

        var cut = new StringBuilder();
        foreach (var rune in plain.EnumerateRunes().Take(length - 1))
        {
            cut.Append(rune.ToString());
        }

        var text = cut.ToString();
        var space = text.LastIndexOfAny([' ', '\n']);
        return (space > Math.Max(0, text.Length - 40) ? text[..space] : text) + "…";
    }

    [GeneratedRegex("<a\\s+href=(?<quote>[\"'])(?<address>.*?)\\k<quote>\\s*>(?<words>.*?)</a>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("</?[A-Za-z][^<>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
