namespace SigmaShake.Rules.Programs;

/// <summary>One place for operands in a line.</summary>
/// <param name="Role">What an operand there means, without its sign.</param>
/// <param name="Sign"><c>? * +</c>, or 0 for exactly one operand.</param>
/// <param name="Default">The word that counts where no operand is given.</param>
internal readonly record struct OperandSlot(TableSpan Role, byte Sign, TableSpan Default)
{
    /// <summary>Whether it takes all words from its own on as a command.</summary>
    public bool IsCommand => Role.Text.SequenceEqual("command"u8);

    /// <summary>Whether it takes all words from its own on as one script, joined by blanks.</summary>
    public bool IsJoinedScript => Sign == '*' && Role.Text.SequenceEqual("script"u8);
}

/// <summary>
/// The places for operands that hold for these arguments: those of the first condition that holds and has some, else those without one.
/// </summary>
internal ref struct OperandList
{
    private readonly CommandArguments _arguments;

    private readonly TableSpan _when;

    private readonly bool _wantsBehindDashes;

    private ItemReader _items;

    private bool _isBehindDashes;

    /// <summary>Begins before the first place.</summary>
    /// <param name="behindDashes">Whether the places for words behind <c>--</c> are wanted.</param>
    public OperandList(CommandArguments arguments, bool behindDashes)
    {
        _arguments = arguments;
        _wantsBehindDashes = behindDashes;
        _items = new ItemReader(arguments.Innermost.Items);
        _when = Choose(arguments);
    }

    /// <summary>The place that <see cref="MoveNext"/> came to.</summary>
    public OperandSlot Current { get; private set; }

    /// <summary>Goes to the next place.</summary>
    public bool MoveNext()
    {
        while (_items.MoveNext())
        {
            var item = _items.Current;
            if (item.When != _when) continue;
            if (item.Kind == ItemKind.Dashes) _isBehindDashes = true;
            if (item.Kind != ItemKind.Operand || _isBehindDashes != _wantsBehindDashes) continue;
            if (Read(item) is not { } slot) continue;
            Current = slot;
            return true;
        }

        return false;
    }

    /// <summary>Whether an entry has operands of its own beside its subcommands.</summary>
    public static bool HasOperands(ProgramEntry entry)
    {
        var items = new ItemReader(entry.Items);
        while (items.MoveNext())
        {
            if (items.Current.Kind == ItemKind.Operand) return true;
        }

        return false;
    }

    /// <summary>Whether the list has places for words behind <c>--</c>.</summary>
    public static bool HasDashes(CommandArguments arguments)
    {
        var list = new OperandList(arguments, behindDashes: true);
        return list.MoveNext();
    }

    /// <summary>Whether the operand after <paramref name="operands"/> others begins a command or a joined script.</summary>
    public static bool BeginsCommand(CommandArguments arguments, int operands, bool behindDashes, out TableSpan role)
    {
        role = default;
        if (arguments.Levels == 0) return false;
        var list = new OperandList(arguments, behindDashes: behindDashes && HasDashes(arguments));
        var places = 0;
        while (list.MoveNext())
        {
            var slot = list.Current;
            if (slot.IsCommand || slot.IsJoinedScript)
            {
                role = slot.Role;
                return places == operands;
            }

            if (slot.Role.Text.SequenceEqual("assign"u8)) continue;
            if (slot.Sign is (byte)'*' or (byte)'+') return false;
            places++;
        }

        return false;
    }

    /// <summary>Whether what stands behind <c>--</c> is a command from its first word on.</summary>
    public static bool BeginsCommandBehindDashes(CommandArguments arguments)
    {
        if (arguments.Levels == 0) return false;
        var list = new OperandList(arguments, behindDashes: true);
        return list.MoveNext() && list.Current.IsCommand;
    }

    private static TableSpan Choose(CommandArguments arguments)
    {
        if (!arguments.Traits(arguments.Levels - 1).Has(ProgramTraits.OperandsDepend)) return default;
        var items = new ItemReader(arguments.Innermost.Items);
        while (items.MoveNext())
        {
            var item = items.Current;
            if (item.Kind == ItemKind.Operand && !item.When.IsEmpty && Condition.Holds(item.When, arguments)) return item.When;
        }

        return default;
    }

    // `pattern!-e|-f`: a place that is not there if one of the options is.
    private readonly OperandSlot? Read(Item item)
    {
        var role = item.Text;
        var text = role.Text;
        var drop = text.IndexOf((byte)'!');
        if (drop > 0)
        {
            if (Condition.HasAny(text[(drop + 1)..], _arguments)) return null;
            role = role.Slice(0, drop);
            text = role.Text;
        }

        return text[^1] is (byte)'*' or (byte)'+' or (byte)'?'
            ? new OperandSlot(role.Slice(0, role.Length - 1), text[^1], item.Word)
            : new OperandSlot(role, 0, item.Word);
    }
}
