using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>
/// Tells options, their values, subcommands and operands apart, as the program would. Never throws; a word of which only the beginning is
/// known is an option if that beginning says so, else an operand.
/// </summary>
internal ref struct ArgumentReader
{
    private readonly CommandWord[] _words;

    private readonly CommandArguments _arguments;

    private ProgramTraits _traits;

    private int _at = 1;

    private int _operands;

    private bool _optionsEnded;

    private bool _isBehindDashes;

    private bool _isInSubcommand;

    private bool _awaitsSubcommand;

    // The table does not know the subcommand: what its options mean is not known either.
    private bool _isLost;

    private ArgumentReader(CommandWord[] words)
    {
        _words = words;
        _arguments = new CommandArguments(words);
    }

    /// <summary>Reads the words of <paramref name="command"/>.</summary>
    public static CommandArguments Read(SimpleCommand command)
    {
        var reader = new ArgumentReader(command.Words);
        if (!command.Words[0].IsUnknown) reader.Enter(ProgramTable.Find(command.ProgramName.Span));
        reader.ReadAll();
        RoleAssignment.Apply(reader._arguments);
        return reader._arguments;
    }

    private void Enter(ProgramEntry entry)
    {
        if (entry.IsNone) return;
        _arguments.Enter(entry);
        _traits = _arguments.Traits(_arguments.Levels - 1);
        _awaitsSubcommand = _traits.Has(ProgramTraits.Subcommands) && _arguments.Levels < ProgramTable.MaxDepth;
    }

    private void ReadAll()
    {
        if (_traits.Has(ProgramTraits.Bundle) && _words.Length > 1 && !_words[1].IsUnknown && _words[1].Text.Span is [not (byte)'-', ..])
            ReadBundle(_words[_at++]);
        while (_at < _words.Length)
        {
            var word = _words[_at];
            var known = WordParts.Known(word);
            if (_optionsEnded || known is not [(byte)'-' or (byte)'+', _, ..] || (known[0] == '+' && !IsPlusOption(known))) ReadOperand(word);
            else if (known.SequenceEqual("--"u8) && !word.IsUnknown) ReadDashes(word);
            else if (known.StartsWith("--"u8)) ReadLong(word, known);
            else ReadShort(word, known);
        }
    }

    // `bash +x`: only where the table says so.
    private readonly bool IsPlusOption(ReadOnlySpan<byte> known) => !Find(known[..2], out _).IsNone;

    private void ReadDashes(CommandWord word)
    {
        Add(ArgumentKind.EndOfOptions, word);
        _at++;
        _optionsEnded = true;
        _isBehindDashes = true;
        if (!_awaitsSubcommand && OperandList.BeginsCommandBehindDashes(_arguments)) ReadCommand();
    }

    private void ReadLong(CommandWord word, ReadOnlySpan<byte> known)
    {
        var equals = known.IndexOf((byte)'=');
        if (equals < 0 && word.IsUnknown)
        {
            ReadOperand(word);
            return;
        }

        var name = equals < 0 ? known : known[..equals];
        var option = Find(name, out var level);
        var spelling = word.Text[..name.Length];
        if (option.IsNone && name.Length > 2 && FindAbbreviated(name, out level) is { IsNone: false } abbreviated)
        {
            option = abbreviated;
            if (option.Name.Length != name.Length) spelling = option.Name.Text.ToArray();
        }

        AddOption(new CommandWord(spelling), isLetter: false, level);
        _at++;
        if (equals >= 0) AddValue(option.IsNone ? default : option.Roles, WordParts.From(word, equals + 1), _at - 1, level);
        else if (!option.IsNone && option.TakesValue) ReadValues(option, level);
    }

    private void ReadShort(CommandWord word, ReadOnlySpan<byte> known)
    {
        // One of one dash and several letters: `-name`, `-chdir=x`.
        var equals = known.IndexOf((byte)'=');
        var name = equals < 0 ? known : known[..equals];
        if (name.Length > 2 || _traits.Has(ProgramTraits.LongDash))
        {
            var option = Find(name, out var level);
            if (!option.IsNone || (_traits.Has(ProgramTraits.LongDash) && !_traits.Has(ProgramTraits.Strict) && equals != 1))
            {
                AddOption(new CommandWord(word.Text[..name.Length]), isLetter: false, level);
                _at++;
                if (equals >= 0) AddValue(option.IsNone ? default : option.Roles, WordParts.From(word, equals + 1), _at - 1, level);
                else if (!option.IsNone && option.TakesValue) ReadValues(option, level);
                return;
            }
        }

        if (_traits.Has(ProgramTraits.Strict) && Find(known[..2], out _).IsNone) ReadOperand(word);
        else if (known[0] == '+') ReadPlus(word, known);
        else ReadCluster(word, known);
    }

    // `bash +o posix`: takes back what `-o` would set, so its name is another.
    private void ReadPlus(CommandWord word, ReadOnlySpan<byte> known)
    {
        var option = Find(known[..2], out var level);
        AddOption(new CommandWord(word.Text[..2]), isLetter: false, level);
        _at++;
        if (option.TakesValue && word.Text.Length == 2) ReadValues(option, level);
        else if (option.TakesValue) AddValue(option.Roles, WordParts.From(word, 2), _at - 1, level);
    }

    private void ReadCluster(CommandWord word, ReadOnlySpan<byte> known)
    {
        Span<byte> name = [(byte)'-', 0];
        var index = _at++;
        for (var i = 1; i < known.Length; i++)
        {
            name[1] = known[i];
            var option = Find(name, out var level);
            AddLetter(word.Text.Slice(i, 1), index, level);
            if (option.IsNone || (!option.TakesValue && !option.IsOptional)) continue;
            if (i + 1 < word.Text.Length) AddValue(option.Roles, WordParts.From(word, i + 1), index, level);
            else if (option.TakesValue) ReadValues(option, level);
            return;
        }
    }

    // `tar xzf a.tgz -C d`: the values of the letters come after them, in their order.
    private void ReadBundle(CommandWord word)
    {
        Span<byte> name = [(byte)'-', 0];
        var letters = word.Text;
        for (var i = 0; i < letters.Length; i++)
        {
            name[1] = letters.Span[i];
            var option = Find(name, out var level);
            AddLetter(letters.Slice(i, 1), 1, level);
            if (!option.IsNone && option.TakesValue) ReadValues(option, level);
        }
    }

    // The words that follow an option: one for each role, all of them for the last if it ends in a star or is a command.
    private void ReadValues(OptionItem option, sbyte level)
    {
        var roles = option.Roles;
        byte number = 0;
        do
        {
            var comma = roles.Text.IndexOf((byte)',');
            var role = comma < 0 ? roles : roles.Slice(0, comma);
            roles = comma < 0 ? default : roles.From(comma + 1);
            var name = role.Text;
            if (name.StartsWith("command"u8))
            {
                ReadCommand(role);
                return;
            }

            do
            {
                if (_at == _words.Length) return;
                AddValue(role, _words[_at], _at, level, number);
                _at++;
            }
            while (name is [.., (byte)'*']);
            number++;
        }
        while (!roles.IsEmpty);
    }

    private void ReadOperand(CommandWord word)
    {
        if (_awaitsSubcommand && TryReadSubcommand(word)) return;
        if (_traits.Has(ProgramTraits.Assignments) && WordParts.IsAssignment(word))
        {
            Add(ArgumentKind.Assignment, word);
            _at++;
            return;
        }

        if (_traits.Has(ProgramTraits.Expression) && word.Text.Span is [(byte)'(' or (byte)')' or (byte)'!' or (byte)','])
        {
            _arguments.Add(new Argument { Kind = ArgumentKind.Option, Word = _at++, Text = word, Level = -1 });
            return;
        }

        if (!_isLost && OperandList.BeginsCommand(_arguments, _operands, _isBehindDashes, out var role))
        {
            ReadCommand(role);
            return;
        }

        Add(ArgumentKind.Operand, word);
        _at++;
        _operands++;
        if (_traits.Has(ProgramTraits.InOrder)) _optionsEnded = true;
    }

    private bool TryReadSubcommand(CommandWord word)
    {
        _awaitsSubcommand = false;
        if (word.IsUnknown || word.Pattern is not null)
        {
            _isLost = true;
            return false;
        }

        // An alternative reading without a subcommand (`docker compose` has none, `tmux` alone) is an operand of the program itself.
        var entry = ProgramTable.Find(_arguments.Innermost, word.Text.Span);
        if (entry.IsNone && OperandList.HasOperands(_arguments.Innermost)) return false;
        _isInSubcommand = true;
        Add(ArgumentKind.Subcommand, word);
        _at++;
        if (entry.IsNone) _isLost = true;
        else Enter(entry);
        return true;
    }

    private void ReadCommand(TableSpan role = default)
    {
        var endsAtSign = role.Text.EndsWith(";"u8);
        while (_at < _words.Length)
        {
            var word = _words[_at];
            if (endsAtSign && IsEndSign(word.Text.Span))
            {
                _at++;
                _arguments.Add(new Argument { Kind = ArgumentKind.EndOfOptions, Word = _at - 1, Text = word });
                return;
            }

            Add(ArgumentKind.Command, word, role);
            _at++;
        }
    }

    private readonly bool IsEndSign(ReadOnlySpan<byte> word) =>
        word.SequenceEqual(";"u8) || (word.SequenceEqual("+"u8) && _words[_at - 1].Text.Span.SequenceEqual("{}"u8));

    private readonly OptionItem Find(ReadOnlySpan<byte> name, out sbyte level)
    {
        level = -1;
        for (var i = _arguments.Levels - 1; i >= 0; i--)
        {
            var isReached = (i == _arguments.Levels - 1 && !_isLost) || _arguments.Traits(i).Has(ProgramTraits.Anywhere);
            if (!isReached || OptionItem.Find(_arguments.Entry(i).Items, name, null) is not { IsNone: false } option) continue;
            level = (sbyte)i;
            return option;
        }

        return default;
    }

    private readonly OptionItem FindAbbreviated(ReadOnlySpan<byte> prefix, out sbyte level)
    {
        level = (sbyte)(_arguments.Levels - 1);
        var option = _isLost || level < 0 ? default : OptionItem.FindAbbreviated(_arguments.Innermost.Items, prefix);
        if (option.IsNone) level = -1;
        return option;
    }

    private readonly void Add(ArgumentKind kind, CommandWord word, TableSpan role = default) => _arguments.Add(new Argument
    {
        Kind = kind, Word = _at, Text = word, Role = role, IsBehindDashes = _isBehindDashes, IsOfSubcommand = _isInSubcommand, Level = -1,
    });

    private readonly void AddLetter(ReadOnlyMemory<byte> letter, int index, sbyte level) => _arguments.Add(new Argument
    {
        Kind = ArgumentKind.Option, Word = index, Text = new CommandWord(letter), IsLetter = true, IsOfSubcommand = _isInSubcommand, Level = level,
    });

    private readonly void AddOption(CommandWord name, bool isLetter, sbyte level) => _arguments.Add(new Argument
    {
        Kind = ArgumentKind.Option, Word = _at, Text = name, IsLetter = isLetter, IsOfSubcommand = _isInSubcommand, Level = level,
    });

    private readonly void AddValue(TableSpan role, CommandWord value, int index, sbyte level, byte number = 0) => _arguments.Add(new Argument
    {
        Kind = ArgumentKind.Value, Word = index, Text = value, Role = FirstRole(role),
        IsOfSubcommand = _isInSubcommand, Level = level, Number = number,
    });

    private static TableSpan FirstRole(TableSpan roles)
    {
        var comma = roles.Text.IndexOf((byte)',');
        return comma < 0 ? roles : roles.Slice(0, comma);
    }
}
