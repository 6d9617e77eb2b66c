namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>What is not rewritten, and why.</summary>
internal static class KnownGaps
{
    // Their examples are not meant for bash: PowerShell and cmd read a backslash otherwise, and neither SQL nor a call of a library has words that can be
    // quoted at will.
    private static readonly HashSet<string> OtherLanguages = ["destructive/remove-windows-drive", "destructive/sql-alone", "databases/sql-statement", "saas/client-library-delete"];

    // These look for words of `gh` and `npm` anywhere behind them, as in the body of an issue.
    private static readonly HashSet<string> TextInData = ["destructive/backups-and-secrets-delete", "destructive/remote-api-delete"];

    // What protects the guard itself reads texts, a script that somebody will run later on included, and stops rather once too often.
    private const string SelfProtection = "self-protection/";

    /// <summary>Whether the rule's examples can be rewritten at all.</summary>
    public static bool CanBeRewritten(PackExample example) => !OtherLanguages.Contains(example.Rule);

    /// <summary>Whether an example is stopped even where nobody runs it.</summary>
    public static bool IsStoppedAsData(PackExample example) => TextInData.Contains(example.Rule) || example.Rule.StartsWith(SelfProtection, StringComparison.Ordinal);
}
