namespace SigmaShake.Platform;

/// <summary>Where a server keeps what it keeps.</summary>
/// <param name="DataDirectory">The absolute folder of everything that is not told otherwise.</param>
public sealed record PlatformOptions(string DataDirectory)
{
    /// <summary>The region of organisations that ask for none.</summary>
    public const string DefaultRegion = "local";

    /// <summary>The folder of each region that this server has. Default: one, <c>local</c>, in the data directory.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DefaultRegion] = Path.Combine(DataDirectory, "regions", DefaultRegion),
    };

    /// <summary>The file of the master key. Default: in the data directory.</summary>
    public string MasterKeyFile { get; init; } = Path.Combine(DataDirectory, "master.key");

    /// <summary>The control database.</summary>
    internal string ControlFile => Path.Combine(DataDirectory, "control.db");

    /// <summary>The operator's ledger.</summary>
    internal string OperatorLedger => Path.Combine(DataDirectory, "operator-ledger");
}
