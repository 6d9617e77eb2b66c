using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Templates.Layout;

namespace SigmaShake.Rules.Templates.Matching;

/// <summary>Looks for options among the words of a command, up to <c>--</c>.</summary>
internal readonly ref struct OptionTest(CommandWord[] words, ValueTest values, ProgramGrammar grammar, bool isLoose)
{
    private readonly CommandWord[] _words = words;
    private readonly ValueTest _values = values;
    private readonly ProgramGrammar _grammar = grammar;
    private readonly bool _isLoose = isLoose;

    /// <summary>Whether some word is the option that an alternative names, with the value that it asks for.</summary>
    /// <param name="alternative">The alternative.</param>
    /// <param name="name">The option's name with its dashes.</param>
    public bool IsPresent(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> name)
    {
        if (alternative.Form == OptionForm.None || name.Length < 2) return false;
        if (IsAnyWord(in alternative, name, cluster: default)) return true;
        return alternative.Form switch
        {
            OptionForm.Short => _grammar.HasClusters && IsAnyWord(in alternative, name, name[1..]),
            OptionForm.Letters => _grammar.HasClusters && AreAllLetters(in alternative, name),
            _ => false,
        };
    }

    // `-rf` asks for both, wherever they stand.
    private bool AreAllLetters(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (!IsAnyWord(in alternative, name, name.Slice(i, 1))) return false;
        }

        return true;
    }

    /// <param name="alternative">The alternative.</param>
    /// <param name="name">The name that a word may be, whole.</param>
    /// <param name="cluster">The character to look for in clusters instead; empty for none.</param>
    private bool IsAnyWord(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> name, ReadOnlySpan<byte> cluster)
    {
        for (var i = 1; i < _words.Length; i++)
        {
            var text = _words[i].Text.Span;
            if (text is not [(byte)'-', _, ..]) continue;
            if (text is [(byte)'-', (byte)'-']) return false;
            if (cluster.IsEmpty ? IsNamed(in alternative, name, i, text) : IsInCluster(in alternative, cluster, i, text)) return true;
        }

        return false;
    }

    private bool IsNamed(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> name, int at, ReadOnlySpan<byte> text)
    {
        var equals = text.IndexOf((byte)'=');
        var written = equals < 0 ? text : text[..equals];
        if (!Means(written, name)) return false;
        if (alternative.Kind == ValueKind.None) return true;
        return equals < 0 ? FitsNext(in alternative, at) : _values.FitsText(in alternative, text[(equals + 1)..], _words[at].IsUnknown);
    }

    private bool Means(ReadOnlySpan<byte> written, ReadOnlySpan<byte> name)
    {
        // Where one dash begins a name, two do as well.
        if (!_grammar.HasClusters) return written.TrimStart((byte)'-').SequenceEqual(name.TrimStart((byte)'-'));
        if (name[1] != '-') return written.SequenceEqual(name);
        return _grammar.Read(written, name) is var reading && (reading == OptionReading.Yes || (_isLoose && reading == OptionReading.Perhaps));
    }

    private bool IsInCluster(ref readonly TemplateAlternative alternative, ReadOnlySpan<byte> character, int at, ReadOnlySpan<byte> text)
    {
        if (text[1] == '-') return false;
        var letters = text[1..(1 + LengthOfCluster(text[1..]))];
        var found = letters.IndexOf(character);
        if (found < 0) return false;
        if (alternative.Kind == ValueKind.None) return true;

        // What stands behind it in its word is its value; else the next word is.
        var rest = text[(1 + found + character.Length)..];
        if (rest.IsEmpty) return FitsNext(in alternative, at);
        if (_values.FitsText(in alternative, rest, _words[at].IsUnknown)) return true;
        return rest[0] == '=' && _values.FitsText(in alternative, rest[1..], _words[at].IsUnknown);
    }

    // Letters and digits: what follows another character is the value of the option before it.
    private static int LengthOfCluster(ReadOnlySpan<byte> text)
    {
        var length = 1;
        while (length < text.Length && (text[length] >= 0x80 || char.IsAsciiLetterOrDigit((char)text[length]))) length++;
        return length;
    }

    private bool FitsNext(ref readonly TemplateAlternative alternative, int at) =>
        at + 1 < _words.Length && _values.FitsOperand(in alternative, in _words[at + 1]);
}
