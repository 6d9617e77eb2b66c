using System.Net;
using SigmaShake.Platform;

namespace SigmaShake.Accounts;

/// <summary>Reads what the operator decides of accounts from the server's settings.</summary>
public static class AccountsSettings
{
    private const int MaxSecretBytes = 4_096;
    private const ushort DnsPort = 53;

    /// <summary>The names of the settings.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "public-address", "github-client", "github-secret", "github-secret-file", "google-client", "google-secret", "google-secret-file", "allow-private-providers", "dns-server",
    ];

    /// <summary>Reads them.</summary>
    /// <param name="setting">The value of a name; null for none.</param>
    /// <exception cref="PlatformException">A value is none, or one is missing beside another.</exception>
    public static AccountsOptions Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new AccountsOptions
        {
            PublicAddress = AddressOf(setting("public-address")),
            GitHub = ClientOf("github", setting),
            Google = ClientOf("google", setting),
            AllowsPrivateProviders = setting("allow-private-providers") switch
            {
                null or "" or "no" => false,
                "yes" => true,
                var other => throw Wrong("allow-private-providers", other, "yes or no"),
            },
            DnsServer = DnsServerOf(setting("dns-server")),
        };
    }

    private static Uri? AddressOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.PathAndQuery == "/"
            ? address
            : throw Wrong("public-address", text, "an address with https and without a path, such as https://sigmashake.example.com");
    }

    private static ProviderClient? ClientOf(string provider, Func<string, string?> setting)
    {
        var (id, secret, file) = (setting($"{provider}-client"), setting($"{provider}-secret"), setting($"{provider}-secret-file"));
        if (string.IsNullOrEmpty(id)) return null;
        if (string.IsNullOrEmpty(secret) == string.IsNullOrEmpty(file)) throw new PlatformException($"`--{provider}-client` needs its secret, once", $"set `--{provider}-secret-file FILE`, or SIGMASHAKE_{provider.ToUpperInvariant()}_SECRET in the environment");
        return new ProviderClient(id, string.IsNullOrEmpty(file) ? secret! : SecretIn(file));
    }

    private static string SecretIn(string file)
    {
        try
        {
            if (new FileInfo(file).Length is 0 or > MaxSecretBytes) throw new PlatformException($"`{file}` holds no secret", "it is one line");
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException($"the secret in `{file}` cannot be read: {e.Message}", "give the server a file that it may read", e);
        }
    }

    private static IPEndPoint? DnsServerOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!IPEndPoint.TryParse(text, out var server)) throw Wrong("dns-server", text, "an address such as 192.0.2.53 or 192.0.2.53:5353");
        return server.Port == 0 ? new IPEndPoint(server.Address, DnsPort) : server;
    }

    private static PlatformException Wrong(string name, string text, string expected) => new($"`--{name} {text}` cannot be used", $"it is {expected}");
}
