namespace SigmaShake.Rules.Commands;

/// <summary>
/// One word of a simple command as its program would get it: quotes removed, constants put in, <c>~</c> expanded where the home is known. What cannot be
/// known before the command runs stands as it was written.
/// </summary>
public readonly record struct CommandWord
{
    /// <summary>A word that is known in full.</summary>
    /// <param name="text">UTF-8.</param>
    public CommandWord(ReadOnlyMemory<byte> text)
    {
        Text = text;
    }

    /// <summary>The word, UTF-8.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Whether a part of it is only known when the command runs (<c>"$DIR/x"</c>); it stands in <see cref="Text"/> as written.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether the unknown part stands for more values than are looked at, each of which is known.</summary>
    internal bool IsCut { get; init; }

    /// <summary>How many bytes of <see cref="Text"/> come before its first unknown part; meaningless for a word that is known.</summary>
    public int KnownBytes { get; init; }

    /// <summary>
    /// For a word with unquoted <c>* ? […]</c>, the paths that the shell would put in its place, in the syntax of GLOB: what was quoted is escaped.
    /// Null for a word that stands for itself.
    /// </summary>
    public ReadOnlyMemory<byte>? Pattern { get; init; }

    /// <summary>The address that an unknown part comes from, where it is what a program of this very call fetched (<c>"$(curl URL)"</c>); else null.</summary>
    public ReadOnlyMemory<byte>? FetchedFrom { get; init; }
}
