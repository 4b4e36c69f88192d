using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ClientPortal.LocalServers;

/// <summary>
/// Free loopback ports below the kernel's ephemeral range. A port inside that range could be taken by any outgoing
/// connection while its server restarts, even by a client that keeps dialling that very port and meets itself.
/// </summary>
public static class FreePorts
{
    private const int Lowest = 10_000;
    private const string RangeFile = "/proc/sys/net/ipv4/ip_local_port_range";

    public static int Next()
    {
        var end = FirstEphemeral();
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = Random.Shared.Next(Lowest, end);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new LocalServerException($"No free port was found between {Lowest} and {end} on 127.0.0.1.");
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    private static int FirstEphemeral()
    {
        const int linuxDefault = 32_768;
        if (!File.Exists(RangeFile))
        {
            return linuxDefault;
        }

        var first = int.Parse(File.ReadAllText(RangeFile).Split('\t', ' ')[0], CultureInfo.InvariantCulture);
        return first > Lowest + 1_000 ? first : linuxDefault;
    }
}
