using System.Net.Sockets;
using DnsClient;

namespace SigmaShake.Accounts.Domains;

/// <summary>What the DNS says of a claim.</summary>
internal enum ProofState
{
    /// <summary>The proof is there.</summary>
    Found,

    /// <summary>The DNS answers, and it is not there.</summary>
    Missing,

    /// <summary>The DNS does not answer: nothing is known.</summary>
    Unknown,
}

/// <summary>
/// Looks for the proof that a domain is somebody's: a TXT record below the domain, where only whoever runs its DNS puts one. Asked anew each time, over UDP and, where
/// the answer is cut, over TCP. Thread-safe.
/// </summary>
internal sealed class DomainProof
{
    private const int MaxRecords = 50;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly LookupClient _dns;

    public DomainProof(AccountsOptions options)
    {
        var lookup = options.DnsServer is { } server ? new LookupClientOptions(server) : new LookupClientOptions();
        lookup.UseCache = false;
        lookup.Timeout = Limit;
        lookup.Retries = 1;
        lookup.UseTcpFallback = true;
        lookup.ThrowDnsErrors = false;
        _dns = new LookupClient(lookup);
    }

    /// <summary>The name of the record.</summary>
    public static string NameOf(string domain) => $"_sigmashake.{domain}";

    /// <summary>What has to stand in it.</summary>
    public static string TextOf(string challenge) => $"sigmashake-domain={challenge}";

    /// <summary>Looks for the proof.</summary>
    public async Task<ProofState> FindAsync(string domain, string challenge, CancellationToken cancellation)
    {
        try
        {
            // With the dot at its end: no search list of this machine's makes another name of it.
            var answer = await _dns.QueryAsync($"{NameOf(domain)}.", QueryType.TXT, cancellationToken: cancellation);
            if (answer.HasError && answer.Header.ResponseCode is not DnsHeaderResponseCode.NotExistentDomain) return ProofState.Unknown;

            // A record is made of strings of 255 bytes at most: one that is longer is their sequence.
            return answer.Answers.TxtRecords().Take(MaxRecords).Any(record => string.Concat(record.Text) == TextOf(challenge)) ? ProofState.Found : ProofState.Missing;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is DnsResponseException or IOException or SocketException or OperationCanceledException)
        {
            return ProofState.Unknown;
        }
    }
}
