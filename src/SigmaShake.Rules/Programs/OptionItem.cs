namespace SigmaShake.Rules.Programs;

/// <summary>An option as the table has it: <c>-t|--target-directory=write</c>, <c>-i|--in-place?</c>, <c>--arg=text,text</c>.</summary>
internal readonly struct OptionItem
{
    private readonly TableSpan _text;

    private readonly int _namesEnd;

    private OptionItem(TableSpan text, TableSpan name)
    {
        _text = text;
        Name = name;
        var equals = text.Text.IndexOf((byte)'=');
        _namesEnd = equals < 0 ? text.Length : equals;
    }

    /// <summary>Whether there is no such option.</summary>
    public bool IsNone => _text.IsEmpty;

    /// <summary>The spelling that was looked up, in full.</summary>
    public TableSpan Name { get; }

    /// <summary>Whether a value must be glued to it, and may be missing.</summary>
    public bool IsOptional => _text.Text[_namesEnd - 1] == '?';

    /// <summary>Whether a value follows.</summary>
    public bool TakesValue => _namesEnd < _text.Length && !IsOptional;

    /// <summary>The roles of the words that follow, separated by commas; perhaps empty.</summary>
    public TableSpan Roles => _namesEnd < _text.Length ? _text.From(_namesEnd + 1) : default;

    /// <summary>
    /// The option of this name, whatever it stands under; of several, the first where <paramref name="arguments"/> holds the condition, else
    /// one without a condition.
    /// </summary>
    /// <param name="arguments">Null to look at names only.</param>
    public static OptionItem Find(TableSpan line, ReadOnlySpan<byte> name, CommandArguments? arguments)
    {
        OptionItem found = default;
        var items = new ItemReader(line);
        while (items.MoveNext())
        {
            var item = items.Current;
            if (item.Kind != ItemKind.Option || Spelling(item.Text, name, isPrefix: false) is not { IsEmpty: false } spelling) continue;
            if (item.When.IsEmpty)
            {
                found = new OptionItem(item.Text, spelling);
                if (arguments is null) return found;
            }
            else if (arguments is null ? found.IsNone : Condition.Holds(item.When, arguments))
            {
                found = new OptionItem(item.Text, spelling);
                if (arguments is not null) return found;
            }
        }

        return found;
    }

    /// <summary>The one long option that <paramref name="prefix"/> abbreviates; none where several do.</summary>
    public static OptionItem FindAbbreviated(TableSpan line, ReadOnlySpan<byte> prefix)
    {
        OptionItem found = default;
        var items = new ItemReader(line);
        while (items.MoveNext())
        {
            var item = items.Current;
            if (item.Kind != ItemKind.Option || Spelling(item.Text, prefix, isPrefix: true) is not { IsEmpty: false } spelling) continue;
            if (!found.IsNone && !found.Name.Text.SequenceEqual(spelling.Text)) return default;
            found = new OptionItem(item.Text, spelling);
        }

        return found;
    }

    private static TableSpan Spelling(TableSpan item, ReadOnlySpan<byte> name, bool isPrefix)
    {
        var text = item.Text;
        if (text.Length < name.Length) return default;
        var start = 0;
        while (start < text.Length)
        {
            var length = text[start..].IndexOfAny((byte)'|', (byte)'=', (byte)'?');
            if (length < 0) length = text.Length - start;
            var spelling = text.Slice(start, length);
            if (isPrefix ? spelling.StartsWith(name) : spelling.SequenceEqual(name)) return item.Slice(start, length);
            start += length;
            if (start == text.Length || text[start] != '|') return default;
            start++;
        }

        return default;
    }
}
