namespace SigmaShake.Accounts.Oidc;

/// <summary>
/// What providers say of themselves and which keys they have, kept for an hour. Keys are asked for again when a token names one that is not there, once in a
/// minute at most: whoever sends made-up names makes no traffic. Thread-safe.
/// </summary>
internal sealed class ProviderDirectory(OutgoingHttp http, TimeProvider clock)
{
    /// <summary>How long what was read is used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>How often keys may be read again before that.</summary>
    public static readonly TimeSpan KeyRefresh = TimeSpan.FromMinutes(1);

    private const int MaxEntries = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What a provider says of itself.</summary>
    public async Task<Checked<ProviderMetadata>> MetadataAsync(string issuer, CancellationToken cancellation)
    {
        if (Find(issuer) is { } known) return known.Metadata;
        using var request = new HttpRequestMessage(HttpMethod.Get, ProviderMetadata.AddressOf(issuer));
        var answer = await http.SendAsync(request, "the provider's metadata", cancellation);
        if (!answer.Succeeded) return Checked<ProviderMetadata>.Failed(answer.Failure);
        var metadata = ProviderMetadata.Read(answer.Value, issuer, http);
        if (metadata.Succeeded) Keep(issuer, new Entry(metadata.Value, clock.GetUtcNow()));
        return metadata;
    }

    /// <summary>The keys that a provider may have signed a token with.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="keyId">The key that the token names, if it names one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Checked<ProviderKeys>> KeysAsync(string issuer, string? keyId, CancellationToken cancellation)
    {
        var metadata = await MetadataAsync(issuer, cancellation);
        if (!metadata.Succeeded) return Checked<ProviderKeys>.Failed(metadata.Failure);
        if (Find(issuer) is { Keys: { } known } entry && (known.For(keyId).Count > 0 || clock.GetUtcNow() < entry.KeysRead + KeyRefresh)) return known;
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.Value.Keys);
        var answer = await http.SendAsync(request, "the provider's keys", cancellation);
        if (!answer.Succeeded) return Checked<ProviderKeys>.Failed(answer.Failure);
        var keys = ProviderKeys.Read(answer.Value);
        if (keys.Succeeded) Keep(issuer, new Entry(metadata.Value, clock.GetUtcNow()) { Keys = keys.Value, KeysRead = clock.GetUtcNow() });
        return keys;
    }

    private Entry? Find(string issuer)
    {
        lock (_gate) return _entries.TryGetValue(issuer, out var entry) && clock.GetUtcNow() < entry.Read + Life ? entry : null;
    }

    private void Keep(string issuer, Entry entry)
    {
        lock (_gate)
        {
            if (_entries.Count >= MaxEntries && !_entries.ContainsKey(issuer)) _entries.Remove(_entries.MinBy(pair => pair.Value.Read).Key);
            _entries[issuer] = entry;
        }
    }

    private sealed record Entry(ProviderMetadata Metadata, DateTimeOffset Read)
    {
        public ProviderKeys? Keys { get; init; }

        public DateTimeOffset KeysRead { get; init; }
    }
}
