using System.Net.Sockets;
using System.Security.Authentication;

namespace SigmaShake.Net.Http;

/// <summary>Why a connection failed, for people.</summary>
internal static class NetworkFailure
{
    /// <summary>The end of a sentence that begins with the server, and the cure.</summary>
    /// <param name="e">What failed.</param>
    /// <param name="isOurs">Whether it is a server of ours, whose authority can be named.</param>
    public static string Of(HttpRequestException e, bool isOurs) => e.HttpRequestError switch
    {
        _ when e.InnerException is RefusedAddressException refused => refused.Message,
        HttpRequestError.NameResolutionError => "is not found under that name; check the address, and the network",
        HttpRequestError.SecureConnectionError when e.InnerException is AuthenticationException tls =>
            $"shows a certificate that is not trusted ({tls.Message.TrimEnd('.')}); have this machine trust its authority{(isOurs ? ", or name that with `--ca FILE` when you enrol" : "")}",
        HttpRequestError.SecureConnectionError => "speaks no TLS that this machine accepts; ask whoever runs it",
        HttpRequestError.ProxyTunnelError => "is not reached through the proxy; check `https_proxy`",
        HttpRequestError.ConnectionError when e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "does not answer (connection refused); check the address, and whether it runs",
        HttpRequestError.ConnectionError => "is not reached; check the network",
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "answers what is no HTTP; check the address",
        HttpRequestError.ConfigurationLimitExceeded => "sends more headers than are read",
        _ => $"cannot be asked: {e.Message.TrimEnd('.')}",
    };
}
