namespace SigmaShake.Bench.Accuracy;

/// <summary>Labels that we hold for wrong, and why. They are counted against us all the same.</summary>
internal static class DisputedLabels
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["TMPDIR=\"/tmp/safe /Users\"; rm -rf $TMPDIR/literal"] = "without quotes the shell makes two words of the variable: it removes `/Users/literal`",
        ["name=../Users; rm -rf /tmp/$name"] = "it removes `/tmp/../Users`, where macOS has everybody's home",
        ["CODE='rm -rf /'; eval $CODE"] = "`eval` runs what the variable holds: it removes `/`",
        ["x=1; eval \"echo $((x+1)); rm -rf /\""] = "the arithmetic changes nothing of what follows it: it removes `/`",
        ["CODE='rm -rf /x'; bash -c \"${CODE%x}\""] = "without its last letter it removes `/`",
        ["echo -ne 'rm\\x20-rf\\x20/' | bash"] = "`echo -e` writes the blanks: it removes `/`",
        ["mv /* -t/tmp"] = "it moves every top-level folder away",
    };

    /// <summary>Why the label of a command is wrong; null where we do not dispute it.</summary>
    public static string? ReasonFor(string command) => Reasons.GetValueOrDefault(command);
}
