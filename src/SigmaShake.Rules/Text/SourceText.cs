using System.Text;
using System.Text.Unicode;

namespace SigmaShake.Rules.Text;

/// <summary>
/// The text of one rule file, without its byte order mark and with every CRLF read as LF, so that a checkout's
/// line endings never change what a rule means. Immutable.
/// </summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    // Where the second halves of surrogate pairs stand, mostly nowhere: columns are then found without counting through a line,
    // which may be the whole file.
    private readonly int[] _lowSurrogates;

    private SourceText(string fileName, string text)
    {
        FileName = fileName;
        Text = text;
        _lineStarts = FindLineStarts(text);
        _lowSurrogates = FindLowSurrogates(text);
    }

    /// <summary>The file's name as it was given to the reader; never opened.</summary>
    public string FileName { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of lines; a text that ends in a line break has an empty last one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Takes a text that is already decoded.</summary>
    public static SourceText From(string fileName, string text) => new(fileName, WithoutCarriageReturns(text));

    /// <summary>The line and column of an offset, both from 1, the column in code points.</summary>
    /// <param name="offset">In UTF-16 code units, from 0 to the length of <see cref="Text"/>.</param>
    public SourceLocation Locate(int offset)
    {
        var line = LineOf(offset);
        var start = _lineStarts[line - 1];
        var column = offset - start - (LowSurrogatesBefore(offset) - LowSurrogatesBefore(start)) + 1;
        return new SourceLocation(FileName, line, column);
    }

    /// <summary>Decodes a file. What is not UTF-8 is replaced, so that there is still a text to point into.</summary>
    /// <param name="firstInvalid">Where in the text the first byte that is not UTF-8 stood.</param>
    /// <returns>Whether all of it was UTF-8.</returns>
    internal static bool TryDecode(string fileName, ReadOnlySpan<byte> utf8, out SourceText source, out int firstInvalid)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        source = From(fileName, Encoding.UTF8.GetString(utf8));
        firstInvalid = 0;
        if (Utf8.IsValid(utf8)) return true;

        var valid = utf8[..LengthOfValidPrefix(utf8)];
        firstInvalid = WithoutCarriageReturns(Encoding.UTF8.GetString(valid)).Length;
        return false;
    }

    /// <summary>The line, from 1, that holds an offset.</summary>
    internal int LineOf(int offset)
    {
        var found = Array.BinarySearch(_lineStarts, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>A line, from 1, without its line break.</summary>
    internal TextSpan LineSpan(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] - 1 : Text.Length;
        return new TextSpan(start, end - start);
    }

    /// <summary>The stretch of a line that begins at a location of this text.</summary>
    internal TextSpan SpanAt(SourceLocation location, int length)
    {
        var line = LineSpan(location.Line);
        var offset = line.Start;
        for (var column = 1; column < location.Column; column++) offset += char.IsHighSurrogate(Text[offset]) ? 2 : 1;
        return new TextSpan(offset, Math.Min(length, line.End - offset));
    }

    internal ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    private int LowSurrogatesBefore(int offset)
    {
        if (_lowSurrogates.Length == 0) return 0;
        var found = Array.BinarySearch(_lowSurrogates, offset);
        return found >= 0 ? found : ~found;
    }

    private static string WithoutCarriageReturns(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static int LengthOfValidPrefix(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(utf8[length..], out _, out var consumed) == System.Buffers.OperationStatus.Done) length += consumed;
        return length;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new int[text.AsSpan().Count('\n') + 1];
        var offset = 0;
        for (var line = 1; line < starts.Length; line++)
        {
            offset += text.AsSpan(offset).IndexOf('\n') + 1;
            starts[line] = offset;
        }

        return starts;
    }

    private static int[] FindLowSurrogates(string text)
    {
        const char First = '\uDC00';
        const char Last = '\uDFFF';
        if (!text.AsSpan().ContainsAnyInRange(First, Last)) return [];

        var offsets = new List<int>();
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (char.IsLowSurrogate(text[offset])) offsets.Add(offset);
        }

        return [.. offsets];
    }
}
