namespace SigmaShake.Signing.HttpSignatures;

/// <summary>What a request is aimed at, as both sides see it (RFC 9421, 2.2). Immutable.</summary>
/// <param name="Method">The method, as it is sent: <c>GET</c>.</param>
/// <param name="Authority">Host and port that the client dialled; without the port where it is the scheme's own. Compared in lower case.</param>
/// <param name="Path">The path as it is sent, percent-encoded, beginning with a slash.</param>
/// <param name="Query">What follows the first question mark, as it is sent; empty for none.</param>
public readonly record struct RequestTarget(string Method, string Authority, string Path, string Query)
{
    /// <summary>The target of a request to an address.</summary>
    public static RequestTarget Of(string method, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new RequestTarget(method, address.Authority, address.AbsolutePath, address.Query.TrimStart('?'));
    }

    /// <summary>The target of a request whose line was received: path and query in one, as they came. Null where that is no path.</summary>
    public static RequestTarget? Received(string method, string authority, string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        if (!pathAndQuery.StartsWith('/')) return null;
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? new RequestTarget(method, authority, pathAndQuery, "") : new RequestTarget(method, authority, pathAndQuery[..question], pathAndQuery[(question + 1)..]);
    }
}
