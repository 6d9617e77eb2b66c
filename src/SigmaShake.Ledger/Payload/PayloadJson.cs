using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace SigmaShake.Ledger.Payload;

/// <summary>Writes compact JSON (RFC 8259) into a growing buffer, commas included; the caller keeps begin and end in pairs. Not thread-safe.</summary>
/// <remarks>
/// By hand: the first use of the framework's writer costs ten times what writing an entry does, and every judged call is a first use. Escaped is
/// what must be, and what moves a terminal's cursor (DEL and C1) or ends a line for some readers (U+2028, U+2029); bytes that are not UTF-8
/// become U+FFFD.
/// </remarks>
internal sealed class PayloadJson
{
    // The longest number, and the longest escape.
    private const int MaxNumberBytes = 20;
    private const int EscapeBytes = 6;

    private readonly List<byte> _bytes = new(2048);
    private bool _needsComma;

    /// <summary>How much was written.</summary>
    public int Length => _bytes.Count;

    /// <summary>All that was written; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => CollectionsMarshal.AsSpan(_bytes);

    /// <summary>Begins anew in the same buffer.</summary>
    public void Reset()
    {
        _bytes.Clear();
        _needsComma = false;
    }

    /// <summary>Where writing stands.</summary>
    public (int Length, bool NeedsComma) Mark() => (_bytes.Count, _needsComma);

    /// <summary>Takes back all that was written since <paramref name="mark"/> was taken.</summary>
    public void Return((int Length, bool NeedsComma) mark)
    {
        CollectionsMarshal.SetCount(_bytes, mark.Length);
        _needsComma = mark.NeedsComma;
    }

    public void BeginObject() => Begin((byte)'{');

    public void EndObject() => End((byte)'}');

    public void BeginArray() => Begin((byte)'[');

    public void EndArray() => End((byte)']');

    /// <summary>A member's name; its value is written next.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        Text(name);
        _bytes.Add((byte)':');
        _needsComma = false;
    }

    /// <summary>A string.</summary>
    /// <param name="text">UTF-8; not escaped.</param>
    public void Text(ReadOnlySpan<byte> text)
    {
        Comma();
        _bytes.Add((byte)'"');
        if (Utf8.IsValid(text)) Escaped(text);
        else Repaired(text);
        _bytes.Add((byte)'"');
    }

    public void Number(long value)
    {
        Comma();
        Span<byte> digits = stackalloc byte[MaxNumberBytes];
        _ = Utf8Formatter.TryFormat(value, digits, out var length);
        _bytes.AddRange(digits[..length]);
    }

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c> as it is spelt.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        Comma();
        _bytes.AddRange(value);
    }

    private void Begin(byte bracket)
    {
        Comma();
        _bytes.Add(bracket);
        _needsComma = false;
    }

    private void End(byte bracket)
    {
        _bytes.Add(bracket);
        _needsComma = true;
    }

    private void Comma()
    {
        if (_needsComma) _bytes.Add((byte)',');
        _needsComma = true;
    }

    private void Escaped(ReadOnlySpan<byte> text)
    {
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var length = MustBeEscaped(text, i);
            if (length == 0) continue;
            _bytes.AddRange(text[plain..i]);
            Escape(text.Slice(i, length));
            i += length - 1;
            plain = i + 1;
        }

        _bytes.AddRange(text[plain..]);
    }

    /// <summary>How many bytes the character at <paramref name="i"/> has, if it is one that is escaped; else 0.</summary>
    private static int MustBeEscaped(ReadOnlySpan<byte> text, int i) => text[i] switch
    {
        (byte)'"' or (byte)'\\' or < 0x20 or 0x7F => 1,
        0xC2 when text[i + 1] < 0xA0 => 2,
        0xE2 when text[i + 1] == 0x80 && text[i + 2] is 0xA8 or 0xA9 => 3,
        _ => 0,
    };

    private void Escape(ReadOnlySpan<byte> character)
    {
        var letter = character[0] switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => (byte)0,
        };
        if (letter != 0)
        {
            _bytes.Add((byte)'\\');
            _bytes.Add(letter);
            return;
        }

        _ = Rune.DecodeFromUtf8(character, out var rune, out _);
        Span<byte> escape = stackalloc byte[EscapeBytes];
        "\\u"u8.CopyTo(escape);
        _ = Utf8Formatter.TryFormat(rune.Value, escape[2..], out _, new StandardFormat('x', 4));
        _bytes.AddRange(escape);
    }

    private void Repaired(ReadOnlySpan<byte> text)
    {
        Span<byte> character = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            Escaped(character[..rune.EncodeToUtf8(character)]);
            text = text[consumed..];
        }
    }
}
