using System.Text;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>
/// Words in characters that only look like those of a command: dashes of a typesetter (<c>–force</c>), full-width letters, Cyrillic and Greek ones. A shell
/// takes them for others and finds no such program or option, but whoever wrote them means the command.
/// </summary>
internal static class LookAlikes
{
    // Confusables of Unicode Technical Standard 39 that are a letter of the Latin alphabet to the eye, in small.
    private const string Letters = "аaеeоoрpсcхxуyіiјjѕsһhԁdɡgοoνvαaρpιiκkτt";

    /// <summary>The words as they are meant; null where nothing but ASCII, or something that looks like nothing of it, is in them.</summary>
    public static CommandWord[]? Meant(CommandWord[] words)
    {
        CommandWord[]? meant = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].IsUnknown || words[i].Pattern is not null || Ascii.IsValid(words[i].Text.Span)) continue;
            if (Fold(words[i].Text.Span) is not { } folded) continue;
            meant ??= [.. words];
            meant[i] = new CommandWord(folded);
        }

        return meant;
    }

    // Text in another script is not meant for anything else.
    private static byte[]? Fold(ReadOnlySpan<byte> word)
    {
        var folded = new List<byte>(word.Length);
        while (!word.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(word, out var rune, out var length) != System.Buffers.OperationStatus.Done) return null;
            word = word[length..];
            if (rune.IsAscii) folded.Add((byte)rune.Value);
            else if (rune.Value is >= 0xFF01 and <= 0xFF5E) folded.Add((byte)(rune.Value - 0xFEE0));
            else if (rune.Value is 0x2014 or 0x2015) folded.AddRange("--"u8);
            else if (rune.Value is (>= 0x2010 and <= 0x2013) or 0x2212 or 0xFE63) folded.Add((byte)'-');
            else if (rune.Value <= char.MaxValue && Letters.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at && (at & 1) == 0) folded.Add((byte)Letters[at + 1]);
            else return null;
        }

        return [.. folded];
    }
}
