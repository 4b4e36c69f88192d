using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace ClientPortal.ServiceDefaults.Proxies;

/// <summary>Settings <c>Proxies:*</c>: whose word about a caller's address counts.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>
    /// Addresses and networks (CIDR) of the proxies in front of this service, separated by commas: <c>10.0.0.5, 172.16.0.0/12, fd00::/8</c>. The web
    /// portal is one for the Api. Only from these are <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> believed, proxy after proxy from the nearest
    /// on. Empty, as by default: nobody's; then whoever connects is the caller.
    /// </summary>
    public string Trusted { get; set; } = "";

    internal IEnumerable<string> Entries => Trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal IEnumerable<IPNetwork> Networks => Entries.Select(Parse).OfType<IPNetwork>();

    /// <summary>Null for what is neither an address nor a network, and for "everybody".</summary>
    internal static IPNetwork? Parse(string entry)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (!IsAddress(slash < 0 ? entry : entry[..slash], out var address))
        {
            return null;
        }

        if (slash < 0)
        {
            return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        }

        return IPNetwork.TryParse(entry, out var network) && network.PrefixLength > 0 ? network : null;
    }

    // "10.1" and "5" are addresses too, as the C library reads them: here they are slips of the keyboard.
    private static bool IsAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Count(character => character == '.') == 3);
}
