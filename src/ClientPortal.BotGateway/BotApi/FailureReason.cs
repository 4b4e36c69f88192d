using System.Net.Sockets;
using System.Text.Json;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>Words for a broken call that are ours alone: an exception's text could one day hold the address.</summary>
internal static class FailureReason
{
    public static string Of(Exception failure) => failure switch
    {
        HttpRequestException { InnerException: SocketException socket } => Of(socket),
        HttpRequestException { InnerException: IOException { InnerException: SocketException socket } } => Of(socket),
        IOException { InnerException: SocketException socket } => Of(socket),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name could not be resolved",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "the secure connection could not be set up",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy refused the connection",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "the connection could not be opened",
        HttpRequestException http => $"the connection broke ({http.HttpRequestError})",
        JsonException => "an answer that is not JSON",
        _ => "the connection broke",
    };

    private static string Of(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset => "connection reset",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the host name could not be resolved",
        SocketError.TimedOut => "the connection timed out",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "the host is unreachable",
        var other => $"the connection broke ({other})",
    };
}
