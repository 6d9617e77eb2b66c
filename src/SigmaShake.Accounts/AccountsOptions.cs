using System.Net;

namespace SigmaShake.Accounts;

/// <summary>How people sign in to this server: what its operator decides.</summary>
public sealed record AccountsOptions
{
    /// <summary>
    /// The address that browsers reach the server at, such as <c>https://sigmashake.example.com</c>: what identity providers send people back to. Default: null, the
    /// one that the request names.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The client at GitHub (an OAuth app); null for no sign-in with GitHub.</summary>
    public ProviderClient? GitHub { get; init; }

    /// <summary>The client at Google; null for no sign-in with Google.</summary>
    public ProviderClient? Google { get; init; }

    /// <summary>
    /// Whether identity providers may be in this server's own network (private, loopback and link-local addresses; without TLS on this machine). Default: no, so
    /// that nobody who may name a provider gets to look around in there.
    /// </summary>
    public bool AllowsPrivateProviders { get; init; }

    /// <summary>The DNS server that proofs of domains are asked of; null for those of the system.</summary>
    public IPEndPoint? DnsServer { get; init; }
}

/// <summary>What this server is to a public identity provider.</summary>
/// <param name="Id">The client's id.</param>
/// <param name="Secret">Its secret.</param>
public sealed record ProviderClient(string Id, string Secret)
{
    /// <summary>Where the provider is, instead of where everybody knows it to be: an enterprise's own, or one that stands in for it. Default: null.</summary>
    public Uri? Address { get; init; }
}
