namespace SigmaShake.Rules.Programs;

/// <summary>Reads the items of a line, one after the other, from where they lie.</summary>
internal ref struct ItemReader
{
    private readonly TableSpan _line;

    private readonly ReadOnlySpan<byte> _text;

    private int _at;

    private TableSpan _when;

    /// <summary>Begins before the first item.</summary>
    public ItemReader(TableSpan line)
    {
        _line = line;
        _text = line.Text;
    }

    /// <summary>The item that <see cref="MoveNext"/> came to.</summary>
    public Item Current { get; private set; }

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext()
    {
        while (Next() is { IsEmpty: false } token)
        {
            var text = token.Text;
            if (text[0] != '-' && text.SequenceEqual("when"u8))
            {
                _when = Next();
                Next();
            }
            else if (text.SequenceEqual(")"u8))
            {
                _when = default;
            }
            else
            {
                Current = Read(token, text);
                return true;
            }
        }

        return false;
    }

    private Item Read(TableSpan token, ReadOnlySpan<byte> text)
    {
        if (text[0] is (byte)'-' or (byte)'+') return new Item(text.SequenceEqual("--"u8) ? ItemKind.Dashes : ItemKind.Option, token, _when, default);
        if (text.Contains((byte)'=')) return new Item(ItemKind.Keyed, token, _when, default);
        if (ProgramTrait.Of(text) != ProgramTraits.None) return new Item(ItemKind.Trait, token, _when, default);
        if (text.SequenceEqual("does"u8)) return new Item(ItemKind.Does, Next(), _when, Next());
        if (text.SequenceEqual("until"u8)) return new Item(ItemKind.Until, token, _when, Next());
        if (text.StartsWith("recursive"u8)) return new Item(ItemKind.Recursive, token, _when, default);
        if (text.StartsWith("stdin:"u8)) return new Item(ItemKind.StandardInput, token, _when, default);
        return new Item(ItemKind.Operand, token, _when, NextIsElse() ? Next() : default);
    }

    private bool NextIsElse()
    {
        var (at, isElse) = (_at, Next().Text.SequenceEqual("else"u8));
        if (!isElse) _at = at;
        return isElse;
    }

    private TableSpan Next()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n') _at++;
        var length = _text[_at..].IndexOfAny((byte)' ', (byte)'\n');
        if (length < 0) length = _text.Length - _at;
        var token = _line.Slice(_at, length);
        _at += length;
        return token;
    }
}
