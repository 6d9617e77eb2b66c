using SigmaShake.Net.Http;

namespace SigmaShake.Net.Webhooks;

/// <summary>Where a webhook goes: <c>https://</c>, or <c>http://</c> on this machine itself. The path may hold a secret, so that only the host is ever shown.</summary>
/// <param name="Uri">The whole address.</param>
internal sealed record WebhookAddress(Uri Uri)
{
    private const int MaxCharacters = 2048;

    /// <summary>What may be shown of it.</summary>
    public string Host => Uri.Authority;

    /// <summary>The server that it is on.</summary>
    public ServerAddress Server => new(new Uri(Uri.GetLeftPart(UriPartial.Authority) + "/"));

    /// <summary>Reads an address as a rule has it; null where nothing is sent there.</summary>
    /// <param name="text">The address.</param>
    /// <param name="problem">Why it is refused, with the cure.</param>
    public static WebhookAddress? Parse(string text, out string problem)
    {
        problem = "the rule's WEBHOOK is no address; write it as https://hooks.example.com/stopped";
        if (text.Length > MaxCharacters || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return null;
        problem = "the rule's WEBHOOK has a name and a password in it; receivers verify the signature instead";
        if (uri.UserInfo.Length > 0) return null;
        var address = new WebhookAddress(uri);
        problem = $"the rule's WEBHOOK to {address.Host} is not encrypted; use https://, which only a receiver on this machine itself can do without";
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && address.Server.IsLoopback)) return null;
        problem = "";
        return address;
    }

    /// <summary>Names the host alone.</summary>
    public override string ToString() => Host;
}
