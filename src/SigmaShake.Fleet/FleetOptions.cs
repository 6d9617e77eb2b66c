namespace SigmaShake.Fleet;

/// <summary>How a server's fleets are set up. The defaults suit a server that is reached by the name that clients dial.</summary>
public sealed record FleetOptions
{
    /// <summary>
    /// The names, with ports where they are not the scheme's own, by which machines reach this server: what they sign. Default: none, which takes the <c>Host</c> of
    /// each request; set it behind a proxy that changes that.
    /// </summary>
    public IReadOnlyList<string> PublicHosts { get; init; } = [];

    /// <summary>How many machines are kept in memory, of all organisations together; those that ask least go first. Default: 2,000,000, about 500 MB.</summary>
    public int MaxMachinesInMemory { get; init; } = 2_000_000;

    /// <summary>How many machines an organisation may have. Default: 1,000,000.</summary>
    public int MaxMachines { get; init; } = 1_000_000;

    /// <summary>How many requests for news are held at once; what is beyond is answered at once. Default: 200,000.</summary>
    public int MaxHeldRequests { get; init; } = 200_000;

    /// <summary>How many bytes of published files are kept in memory. Default: 64 MiB.</summary>
    public long MaxFileBytesInMemory { get; init; } = 64 << 20;
}
