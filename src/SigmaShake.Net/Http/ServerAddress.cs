using System.Net;

namespace SigmaShake.Net.Http;

/// <summary>Where a server is: <c>https://host[:port]</c>, or <c>http://</c> on this machine itself. Immutable, thread-safe.</summary>
/// <param name="Base">The address, which ends with the host or port and a slash.</param>
internal sealed record ServerAddress(Uri Base)
{
    private const int MaxCharacters = 500;

    /// <summary>Whether it is on this very machine: then nothing stands between.</summary>
    public bool IsLoopback => IsThisMachine(Base);

    /// <summary>The address as it is kept and shown, without the slash.</summary>
    public override string ToString() => Base.GetLeftPart(UriPartial.Authority);

    /// <summary>A file below it.</summary>
    /// <param name="path">Begins with a slash, and is percent-encoded already.</param>
    public Uri At(string path) => new(Base, path);

    /// <summary>Reads an address as a person types it; without a scheme it is taken for <c>https://</c>.</summary>
    /// <param name="text">The address.</param>
    /// <param name="path">What follows host and port, without slashes at its ends.</param>
    /// <param name="problem">Why it is refused, with the cure.</param>
    public static ServerAddress? Parse(string text, out string path, out string problem)
    {
        path = "";
        problem = $"`{text}` is no address of a server; write it as https://fleet.example.com";
        if (text.Length > MaxCharacters || !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri)) return null;
        if (uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0) return null;
        problem = $"`{uri.Scheme}://` is not encrypted; use https://, which only a server on this machine itself can do without";
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && IsThisMachine(uri))) return null;
        problem = "";
        path = uri.AbsolutePath.Trim('/');
        return new ServerAddress(new Uri(uri.GetLeftPart(UriPartial.Authority) + "/"));
    }

    private static bool IsThisMachine(Uri uri) => uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
