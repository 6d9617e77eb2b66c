namespace SigmaShake.Rules.Programs;

/// <summary>Gives each value and operand its role, once all options are known.</summary>
internal static class RoleAssignment
{
    /// <summary>Sets the roles.</summary>
    public static void Apply(CommandArguments arguments)
    {
        if (arguments.Levels == 0) return;
        SetValues(arguments);
        var traits = arguments.Traits(arguments.Levels - 1);
        if (traits.Has(ProgramTraits.Keyed)) SetKeyed(arguments);
        if (IsLost(arguments)) return;
        var hasDashes = OperandList.HasDashes(arguments);
        SetOperands(arguments, behindDashes: false, isSplit: hasDashes);
        if (hasDashes) SetOperands(arguments, behindDashes: true, isSplit: true);
    }

    /// <summary>Whether the subcommand is not in the table.</summary>
    public static bool IsLost(CommandArguments arguments)
    {
        var subcommands = 0;
        foreach (ref readonly var item in arguments.Items)
        {
            if (item.Kind == ArgumentKind.Subcommand) subcommands++;
        }

        return subcommands >= arguments.Levels;
    }

    private static void SetValues(CommandArguments arguments)
    {
        var option = default(Argument);
        for (var i = 0; i < arguments.Count; i++)
        {
            var item = arguments.Items[i];
            if (item.Kind == ArgumentKind.Option) option = item;
            if (item.Kind != ArgumentKind.Value) continue;
            if (option.Level >= 0 && arguments.Traits(option.Level).Has(ProgramTraits.OptionsDepend))
                arguments.SetRole(i, Depending(arguments, option, item.Number));
            if (arguments.Items[i].Role.Text.SequenceEqual("keyed"u8)) arguments.SetRole(i, Keyed(arguments, item, option.Level));
        }
    }

    private static TableSpan Depending(CommandArguments arguments, in Argument option, int number)
    {
        ReadOnlySpan<byte> name = option.IsLetter ? [(byte)'-', option.Text.Text.Span[0]] : option.Text.Text.Span;
        var roles = OptionItem.Find(arguments.Entry(option.Level).Items, name, arguments).Roles;
        while (true)
        {
            var comma = roles.Text.IndexOf((byte)',');
            if (number == 0 || comma < 0) return comma < 0 ? roles : roles.Slice(0, comma);
            roles = roles.From(comma + 1);
            number--;
        }
    }

    private static void SetKeyed(CommandArguments arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var item = arguments.Items[i];
            if (item.Kind == ArgumentKind.Operand) arguments.SetRole(i, Keyed(arguments, item, arguments.Levels - 1));
        }
    }

    // The role is the whole item, `of=write`: whoever uses it takes the key off the word.
    private static TableSpan Keyed(CommandArguments arguments, in Argument item, int level)
    {
        if (level < 0) return default;
        var word = item.Text.Text.Span;
        var items = new ItemReader(arguments.Entry(level).Items);
        while (items.MoveNext())
        {
            if (items.Current.Kind != ItemKind.Keyed) continue;
            var text = items.Current.Text.Text;
            var key = text[..(text.IndexOf((byte)'=') + 1)];
            if (word.Length >= key.Length && System.Text.Ascii.EqualsIgnoreCase(word[..key.Length], key)) return items.Current.Text;
        }

        return default;
    }

    private static void SetOperands(CommandArguments arguments, bool behindDashes, bool isSplit)
    {
        var operands = 0;
        for (var i = 0; i < arguments.Count; i++) operands += IsOperand(arguments.Items[i], behindDashes, isSplit) ? 1 : 0;
        int required = 0, optional = 0;
        var counted = new OperandList(arguments, behindDashes);
        while (counted.MoveNext())
        {
            if (counted.Current.Role.Text.SequenceEqual("assign"u8)) continue;
            if (counted.Current.Sign is 0 or (byte)'+') required++;
            if (counted.Current.Sign == '?') optional++;
        }

        var spare = Math.Max(operands - required, 0);
        var next = 0;
        var slots = new OperandList(arguments, behindDashes);
        while (slots.MoveNext())
        {
            var slot = slots.Current;
            if (slot.Role.Text.SequenceEqual("assign"u8)) continue;
            var takes = slot.Sign switch
            {
                0 => 1,
                (byte)'?' => Math.Min(spare, 1),
                (byte)'*' => spare - Math.Min(optional, spare),
                _ => 1 + spare - Math.Min(optional, spare),
            };
            if (slot.Sign == '?') optional--;
            spare -= slot.Sign == 0 ? 0 : slot.Sign == '+' ? takes - 1 : takes;
            while (takes-- > 0 && Next(arguments, ref next, behindDashes, isSplit) is var index and >= 0) arguments.SetRole(index, slot.Role);
        }
    }

    private static int Next(CommandArguments arguments, ref int next, bool behindDashes, bool isSplit)
    {
        while (next < arguments.Count)
        {
            var index = next++;
            if (IsOperand(arguments.Items[index], behindDashes, isSplit)) return index;
        }

        return -1;
    }

    private static bool IsOperand(in Argument item, bool behindDashes, bool isSplit) =>
        item.Kind == ArgumentKind.Operand && item.Role.IsEmpty && (!isSplit || item.IsBehindDashes == behindDashes);
}
