namespace SigmaShake.Rules.Text;

/// <summary>Where something stands in a rule file, for people: shown as <c>file:line:column</c>.</summary>
/// <param name="File">The file's name as it was given to the loader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in Unicode code points.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}:{Column}";
}
