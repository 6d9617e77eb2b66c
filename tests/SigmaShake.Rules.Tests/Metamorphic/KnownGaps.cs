namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>What is not rewritten, and why.</summary>
internal static class KnownGaps
{
    // Their examples are not meant for bash: PowerShell and cmd read a backslash otherwise, and neither SQL nor a call of a library has words that can be
    // quoted at will.
    private static readonly HashSet<string> OtherLanguages = ["destructive/remove-windows-drive", "destructive/sql-alone", "databases/sql-statement", "saas/client-library-delete"];

    /// <summary>Whether the rule's examples can be rewritten at all.</summary>
    public static bool CanBeRewritten(PackExample example) => !OtherLanguages.Contains(example.Rule);
}
