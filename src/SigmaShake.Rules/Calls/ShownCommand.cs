using System.Buffers;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Calls;

/// <summary>Shows a simple command the way one would write it: each word quoted where a shell would else take it for something else.</summary>
internal static class ShownCommand
{
    // More than is ever shown of it, however many of its characters are hidden or take four bytes.
    private const int MostBytes = 8 * ShownText.MaxCharacters;

    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+-@:=,%^"u8);

    /// <summary>The words, cut and cleaned like every value that is shown.</summary>
    public static string Of(SimpleCommand command)
    {
        var shown = new ArrayBufferWriter<byte>(256);
        foreach (var word in command.Words)
        {
            if (shown.WrittenCount > MostBytes) break;
            if (shown.WrittenCount > 0) shown.Write(" "u8);
            Write(shown, word);
        }

        return ShownText.Of(shown.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> shown, CommandWord word)
    {
        var text = word.Text.Span[..Math.Min(word.Text.Length, MostBytes)];
        if (word.Pattern is not null || (!text.IsEmpty && (text[0] == '~' || !text.ContainsAnyExcept(Plain))))
        {
            shown.Write(text);
            return;
        }

        // What is not known stands as it was written, and would be known in single quotes.
        var quote = word.IsUnknown ? "\""u8 : "'"u8;
        shown.Write(quote);
        for (var rest = text; !rest.IsEmpty;)
        {
            var end = rest.IndexOf(quote);
            shown.Write(end < 0 ? rest : rest[..end]);
            if (end < 0) break;
            shown.Write(word.IsUnknown ? "\\\""u8 : "'\\''"u8);
            rest = rest[(end + 1)..];
        }

        shown.Write(quote);
    }
}
