using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis;

/// <summary>What a simple command does to a file or the network.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Subject">The path, absolute or relative to where the call is made; for the network the address, empty where no word names it; for a search the text that is looked for.</param>
/// <param name="Pattern">The paths that an unquoted pattern stands for, in the syntax of GLOB, or null.</param>
/// <param name="Command">Whose effect it is; null for a redirection's.</param>
/// <param name="IsRecursive">Whether it reaches everything below its path.</param>
internal readonly record struct CommandEffect(EffectKind Kind, ReadOnlyMemory<byte> Subject, ReadOnlyMemory<byte>? Pattern = null, SimpleCommand? Command = null, bool IsRecursive = false)
{
    public bool Equals(CommandEffect other) =>
        Kind == other.Kind && ReferenceEquals(Command, other.Command) && IsRecursive == other.IsRecursive && Subject.Span.SequenceEqual(other.Subject.Span)
        && (Pattern is { } pattern ? other.Pattern is { } theirs && pattern.Span.SequenceEqual(theirs.Span) : other.Pattern is null);

    public override int GetHashCode() => Subject.Length;
}
