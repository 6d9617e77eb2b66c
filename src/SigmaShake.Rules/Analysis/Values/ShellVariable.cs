namespace SigmaShake.Rules.Analysis.Values;

/// <summary>What a variable may hold at one place of a script: immutable.</summary>
/// <param name="Alternatives">At least one; each the elements of an array, of which a plain value is the first.</param>
internal sealed record ShellVariable(ShellValue[][] Alternatives)
{
    public ShellVariable(ShellValue value)
        : this([[value]])
    {
    }

    /// <summary>A variable that may hold what either of two holds.</summary>
    /// <param name="other">The other.</param>
    /// <param name="written">How a value is shown that is none of these, where there are too many.</param>
    public ShellVariable Or(ShellVariable other, ReadOnlyMemory<byte> written)
    {
        if (ReferenceEquals(this, other)) return this;
        var all = new List<ShellValue[]>(Alternatives);
        foreach (var alternative in other.Alternatives)
        {
            if (!all.Exists(known => AreSame(known, alternative))) all.Add(alternative);
        }

        if (all.Count == Alternatives.Length) return this;
        if (all.Count > AnalysisLimits.MaxAlternatives) all.RemoveRange(AnalysisLimits.MaxAlternatives - 1, all.Count - AnalysisLimits.MaxAlternatives + 1);
        else return new ShellVariable([.. all]);
        all.Add([ShellValue.Unknown(written) with { IsCut = true }]);
        return new ShellVariable([.. all]);
    }

    private static bool AreSame(ShellValue[] one, ShellValue[] other)
    {
        if (one.Length != other.Length) return false;
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i].IsUnknown != other[i].IsUnknown || !one[i].Text.Span.SequenceEqual(other[i].Text.Span)) return false;
        }

        return true;
    }
}
