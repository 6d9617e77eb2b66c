namespace SigmaShake.Ledger.Fleet;

/// <summary>The names in a <see cref="FleetPlace"/>.</summary>
public static class FleetFiles
{
    /// <summary>With which organisation, and by what name. Being there is being enrolled.</summary>
    public const string Enrolment = "enrolment.json";

    /// <summary>The verified bundle, byte for byte.</summary>
    public const string Bundle = "bundle.json";

    /// <summary>The bundle that is on its way in; it counts from when <see cref="Enforced"/> names it.</summary>
    public const string NextBundle = "bundle.json.next";

    /// <summary>Which bundle is in force.</summary>
    public const string Enforced = "enforced.json";

    /// <summary>What the update client trusts.</summary>
    public const string TufState = "tuf.state";

    internal static readonly string[] Written = [Enrolment, Bundle, Enforced, TufState];

    internal const string Lock = "lock";

    internal const int MaxRecordBytes = 8 << 10;

    internal const int MaxTufBytes = 64 << 20;
}
