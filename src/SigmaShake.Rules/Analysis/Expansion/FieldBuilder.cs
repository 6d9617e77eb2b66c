using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>One word in the making: its text, what of it is unknown, and the pattern that it is.</summary>
internal sealed class FieldBuilder
{
    private readonly ByteBuilder _text = new(AnalysisLimits.MaxWordBytes);
    private ByteBuilder? _pattern;
    private ReadOnlyMemory<byte> _only;
    private ReadOnlyMemory<byte>? _fetchedFrom;
    private bool _isUnknown;
    private bool _isCut;
    private int _knownBytes;

    /// <summary>Whether there is a word at all: <c>""</c> is one, an unset variable without quotes is none.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether it grew larger than is kept: what is here is not all.</summary>
    public bool IsFull => _text.IsFull;

    /// <summary>How many bytes were put together; 0 for a piece of the text as it lies there.</summary>
    public int CopiedBytes => _text.Length;

    /// <summary>Makes it a word, be it empty.</summary>
    public void Begin() => HasBegun = true;

    /// <summary>Adds text that stands for itself.</summary>
    public void AddQuoted(ReadOnlyMemory<byte> text)
    {
        Append(text);
        if (_pattern is not null) AddEscaped(text.Span);
    }

    /// <summary>Adds text in which <c>*</c>, <c>?</c> and <c>[</c> are those of a pattern.</summary>
    public void AddActive(ReadOnlyMemory<byte> text)
    {
        if (_pattern is null && text.Span.IndexOfAny("*?["u8) >= 0) BeginPattern();
        Append(text);
        if (_pattern is not null) AddPattern(text.Span);
    }

    /// <summary>Adds a part that is known only when the command runs.</summary>
    public void AddUnknown(ReadOnlyMemory<byte> written, ReadOnlyMemory<byte>? fetchedFrom, bool isCut = false)
    {
        _isCut |= isCut;
        if (!_isUnknown) _knownBytes = Length;
        _isUnknown = true;
        _fetchedFrom ??= fetchedFrom;
        AddQuoted(written);
    }

    /// <summary>Adds a value inside quotes, or where words are not split.</summary>
    public void AddValue(in Values.ShellValue value)
    {
        if (!value.IsUnknown) AddQuoted(value.Text);
        else
        {
            if (value.KnownBytes > 0) AddQuoted(value.Text[..value.KnownBytes]);
            AddUnknown(value.Text[value.KnownBytes..], value.FetchedFrom, value.IsCut);
        }
    }

    /// <summary>Adds an extended pattern, of which only its kind is kept: any text may stand there.</summary>
    public void AddExtendedPattern(ReadOnlyMemory<byte> written)
    {
        BeginPattern();
        Append(written);
        _pattern!.Add((byte)'*');
    }

    public CommandWord ToWord() => new(Text)
    {
        IsUnknown = _isUnknown,
        KnownBytes = _knownBytes,
        // Of no array the compiler would make an empty text.
        Pattern = _pattern is null ? default(ReadOnlyMemory<byte>?) : _pattern.ToArray(),
        FetchedFrom = _fetchedFrom,
        IsCut = _isCut,
    };

    public Values.ShellValue ToValue() => new(Text, _isUnknown, _knownBytes, _fetchedFrom) { IsCut = _isCut };

    // Most words are one stretch of the text: no copy is made of them.
    private ReadOnlyMemory<byte> Text => _text.Length == 0 ? _only : _text.ToArray();

    private int Length => _text.Length == 0 ? _only.Length : _text.Length;

    private void Append(ReadOnlyMemory<byte> text)
    {
        HasBegun = true;
        if (text.IsEmpty) return;
        if (_text.Length == 0)
        {
            if (_only.IsEmpty)
            {
                _only = text;
                return;
            }

            _text.Add(_only.Span);
        }

        _text.Add(text.Span);
    }

    private void BeginPattern()
    {
        if (_pattern is not null) return;
        _pattern = new ByteBuilder(2 * AnalysisLimits.MaxWordBytes);
        AddEscaped(_text.Length == 0 ? _only.Span : _text.Written);
    }

    private void AddEscaped(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if ("*?[]{}()|,\\!"u8.Contains(b)) _pattern!.Add((byte)'\\');
            _pattern!.Add(b);
        }
    }

    // What GLOB knows beyond a shell's patterns is text here.
    private void AddPattern(ReadOnlySpan<byte> text)
    {
        var lastEnd = text.LastIndexOf((byte)']');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'[' && i + 1 < lastEnd && text[(i + 1)..].IndexOf((byte)']') > 0)
            {
                var end = i + 2 + text[(i + 2)..].IndexOf((byte)']');
                var isNegated = text[i + 1] is (byte)'!' or (byte)'^';
                _pattern!.Add((byte)'[');
                if (isNegated) _pattern.Add((byte)'!');
                _pattern.Add(text[(i + (isNegated ? 2 : 1))..(end + 1)]);
                i = end;
            }
            else
            {
                if ("[]{}()|,\\!"u8.Contains(text[i])) _pattern!.Add((byte)'\\');
                _pattern!.Add(text[i]);
            }
        }
    }
}
