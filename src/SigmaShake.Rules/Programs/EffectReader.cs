using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>Turns roles into effects.</summary>
internal readonly ref struct EffectReader
{
    private readonly CommandArguments _arguments;

    private readonly CommandEffects _result;

    private readonly EffectAdder _adder;

    /// <summary>Reads these arguments into <paramref name="result"/>.</summary>
    public EffectReader(CommandArguments arguments, CommandEffects result)
    {
        _arguments = arguments;
        _result = result;
        _adder = new EffectAdder(arguments, result, IsRecursive(arguments));
    }

    /// <summary>Reads all.</summary>
    public void ReadAll()
    {
        var traits = ProgramTraits.None;
        for (var level = 0; level < _arguments.Levels; level++) traits |= _arguments.Traits(level);
        _result.IsElsewhere = traits.Has(ProgramTraits.Elsewhere);
        var isCwdFirst = traits.Has(ProgramTraits.CwdFirst);
        if (isCwdFirst) ReadCwd();
        for (var i = 0; i < _arguments.Count; i++)
        {
            ref readonly var item = ref _arguments.Items[i];
            if (isCwdFirst && IsCwd(item)) continue;
            if (item.Kind == ArgumentKind.Command) i = ReadCommand(i, traits);
            else if (item.Kind == ArgumentKind.Value) Apply(item.Role, item.Text, isCwdFirst || (item.IsOfSubcommand && item.Level > 0), ref i);
            else if (item.Kind == ArgumentKind.Operand) Apply(item.Role, item.Text, isInNewCwd: true, ref i);
        }

        if (!RoleAssignment.IsLost(_arguments)) ReadDefaults();
        ReadLine(traits);
        if (traits.Has(ProgramTraits.Expression)) FoundFiles.Narrow(_arguments, _result);
    }

    private void ReadCwd()
    {
        foreach (ref readonly var item in _arguments.Items)
        {
            if (IsCwd(item)) Apply(item.Role, item.Text, isInNewCwd: false);
        }
    }

    private static bool IsCwd(in Argument item) => item.Kind == ArgumentKind.Value && item.Role.Text.SequenceEqual("cwd"u8);

    private static bool IsRecursive(CommandArguments arguments)
    {
        var items = new ItemReader(arguments.Innermost.Items);
        while (items.MoveNext())
        {
            var item = items.Current;
            if (item.Kind != ItemKind.Recursive || (!item.When.IsEmpty && !Condition.Holds(item.When, arguments))) continue;
            var text = item.Text.Text["recursive"u8.Length..];
            if (text.IsEmpty || Condition.HasAny(text[1..], arguments)) return true;
        }

        return false;
    }

    // What the line says beside its words.
    private void ReadLine(ProgramTraits traits)
    {
        if (traits.Has(ProgramTraits.Network)) _adder.AddNetwork();
        var hasProgram = _result.Scripts.Count + _result.Codes.Count + _result.ScriptFiles.Count + _result.NestedCommands.Count > 0;
        var items = new ItemReader(_arguments.Innermost.Items);
        while (items.MoveNext())
        {
            var item = items.Current;
            if (!item.When.IsEmpty && !Condition.Holds(item.When, _arguments)) continue;
            if (item.Kind == ItemKind.Trait && ProgramTrait.Of(item.Text.Text) == ProgramTraits.Network) _adder.AddNetwork();
            else if (item.Kind == ItemKind.Does) Apply(item.Text, new CommandWord(item.Word.Text.ToArray()), isInNewCwd: true);
            else if (item.Kind == ItemKind.StandardInput && !hasProgram) _result.StandardInput = Languages.Of(item.Text.Text["stdin:"u8.Length..]);
        }
    }

    // A place that took no operand, and names the word that counts then.
    private void ReadDefaults()
    {
        var slots = new OperandList(_arguments, behindDashes: false);
        while (slots.MoveNext())
        {
            var slot = slots.Current;
            if (slot.Default.IsEmpty || IsTaken(slot.Role)) continue;
            var first = _result.Effects.Count;
            Apply(slot.Role, new CommandWord(slot.Default.Text.ToArray()), isInNewCwd: true);
            for (var i = first; i < _result.Effects.Count; i++) _result.Effects[i] = _result.Effects[i] with { IsImplied = true };
        }
    }

    private bool IsTaken(TableSpan role)
    {
        foreach (ref readonly var item in _arguments.Items)
        {
            if (item.Kind == ArgumentKind.Operand && item.Role == role) return true;
        }

        return false;
    }

    private int ReadCommand(int start, ProgramTraits traits)
    {
        var items = _arguments.Items;
        var end = start + 1;
        while (end < items.Length && items[end].Kind == ArgumentKind.Command) end++;
        if (items[start].Role.Text.SequenceEqual("script"u8))
        {
            _result.Scripts.Add(WordParts.Join(items[start..Until(start, end)]));
            return end - 1;
        }

        var words = new CommandWord[Until(start, end) - start];
        for (var i = 0; i < words.Length; i++) words[i] = items[start + i].Text;
        if (words.Length > 0)
        {
            _result.NestedCommands.Add(new NestedCommand(words)
            {
                AppendsInput = traits.Has(ProgramTraits.Appends),
                Placeholder = traits.Has(ProgramTraits.Appends) ? Placeholder() : default,
            });
        }

        return end - 1;
    }

    private int Until(int start, int end)
    {
        var items = new ItemReader(_arguments.Innermost.Items);
        while (items.MoveNext())
        {
            if (items.Current.Kind != ItemKind.Until) continue;
            for (var i = start; i < end; i++)
            {
                if (_arguments.Items[i].Text.Text.Span.StartsWith(items.Current.Word.Text)) return i;
            }
        }

        return end;
    }

    private ReadOnlyMemory<byte> Placeholder()
    {
        foreach (ref readonly var item in _arguments.Items)
        {
            if (item.Kind == ArgumentKind.Value && item.Role.Text.SequenceEqual("placeholder"u8) && !item.Text.Text.IsEmpty) return item.Text.Text;
        }

        // `xargs -i`, `--replace`, `--replace=`: the value that is left out is this one.
        return _arguments.Has("-i"u8) || _arguments.Has("--replace"u8) ? "{}"u8.ToArray() : default(ReadOnlyMemory<byte>);
    }

    private void Apply(TableSpan roles, in CommandWord word, bool isInNewCwd, ref int index)
    {
        if (roles.IsEmpty) return;
        if (roles.Text.SequenceEqual("script*"u8))
        {
            // All values of this option are one script.
            var end = index + 1;
            while (end < _arguments.Count && _arguments.Items[end].Kind == ArgumentKind.Value && _arguments.Items[end].Role == roles) end++;
            _result.Scripts.Add(WordParts.Join(_arguments.Items[index..end]));
            index = end - 1;
            return;
        }

        Apply(roles, word, isInNewCwd);
    }

    private void Apply(TableSpan roles, in CommandWord word, bool isInNewCwd)
    {
        var text = roles.Text;
        if (text.Contains((byte)'='))
        {
            // `of=write`: the key is taken off the word.
            var key = text.IndexOf((byte)'=') + 1;
            Apply(roles.From(key), WordParts.From(word, key), isInNewCwd);
            return;
        }

        while (!text.IsEmpty)
        {
            var and = text.IndexOf((byte)'&');
            if (Role.TryRead(and < 0 ? text : text[..and], out var role)) _adder.Apply(role, word, isInNewCwd);
            text = and < 0 ? default : text[(and + 1)..];
        }
    }
}
