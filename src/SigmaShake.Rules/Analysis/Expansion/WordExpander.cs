using System.Text;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Analysis.Walking;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>
/// Turns words of a script into words of a command: braces, tildes, parameters, substitutions, arithmetic, splitting, and the removal of quotes, in
/// the order of bash(1), EXPANSION. For one command under one choice of values.
/// </summary>
internal sealed partial class WordExpander(CommandWalker walker, ScriptFrame frame, ShellState state, ChoiceOdometer odometer)
{
    private static readonly byte[] DefaultSeparators = " \t\n"u8.ToArray();

    private const int BytesPerWork = 16;
    private const int WorkOfWord = 4;

    private FieldBuilder _field = new();
    private List<CommandWord>? _fields;

    /// <summary>Adds what a word becomes: none, one or several words.</summary>
    public void Expand(Word word, List<CommandWord> fields)
    {
        // Most words are one literal without anything active in it.
        if (word.Parts is [LiteralText literal] && !word.HasUnquotedBrace && (literal.Quoting != Quoting.None || literal.Bytes.Span.IndexOfAny("*?["u8) < 0))
        {
            fields.Add(new CommandWord(literal.Bytes));
            return;
        }

        _fields = fields;
        if (word.HasUnquotedBrace && fields.Count >= AnalysisLimits.MaxBraceWords)
        {
            walker.Findings.GiveUp("its braces unfold to more words than can be looked at");
            _fields = null;
            return;
        }

        var expanded = BraceExpansion.Of(word, Math.Max(1, AnalysisLimits.MaxBraceWords - fields.Count), out var isCut);
        if (isCut) walker.Findings.GiveUp("its braces unfold to more words than can be looked at");
        foreach (var parts in expanded)
        {
            AddParts(parts, isQuoted: false);
            EndField();
            if (!walker.Findings.Work(parts.Length)) break;
        }

        _fields = null;
    }

    /// <summary>What a word becomes where it is not split: in assignments, redirections, <c>case</c>, here-documents.</summary>
    public CommandWord Single(Word word)
    {
        if (word.Parts is [LiteralText literal] && (literal.Quoting != Quoting.None || literal.Bytes.Span.IndexOfAny("*?["u8) < 0)) return new CommandWord(literal.Bytes);
        return Single(word.Parts).ToWord();
    }

    /// <summary>The same as a value, in which nothing is a pattern.</summary>
    public ShellValue Value(Word word) => word.Parts is [LiteralText literal] ? new ShellValue(literal.Bytes) : Single(word.Parts).ToValue();

    private FieldBuilder Single(WordPart[] parts)
    {
        var (field, fields) = (_field, _fields);
        (_field, _fields) = (new FieldBuilder(), null);
        AddParts(parts, isQuoted: false);
        var single = _field;
        Account(single);
        (_field, _fields) = (field, fields);
        return single;
    }

    private void AddParts(WordPart[] parts, bool isQuoted)
    {
        foreach (var part in parts) Add(part, isQuoted);
    }

    private void Add(WordPart part, bool isQuoted)
    {
        switch (part)
        {
            case LiteralText { Quoting: Quoting.None } literal when !isQuoted:
                _field.AddActive(literal.Bytes);
                break;
            case LiteralText literal:
                _field.AddQuoted(literal.Bytes);
                break;
            case DoubleQuoted quoted:
                // "$@" without arguments is no word at all.
                if (!(quoted.Parts is [ParameterExpansion { Name.Span: [(byte)'@'], Operator: ParameterOperator.None }] && state.Arguments is [])) _field.Begin();
                AddParts(quoted.Parts, isQuoted: true);
                break;
            case TildePrefix tilde:
                AddHome(tilde);
                break;
            case ParameterExpansion expansion:
                AddParameter(expansion, isQuoted);
                break;
            case CommandSubstitution substitution:
                AddValue(WithoutLineEnds(walker.OutputOf(substitution.Script, state, frame.Written(part))), isQuoted);
                break;
            case ArithmeticExpansion arithmetic:
                AddValue(Arithmetic(arithmetic), isQuoted);
                break;
            case ProcessSubstitution process:
                AddProcess(process);
                break;
            case ExtendedGlob glob when !isQuoted:
                _field.AddExtendedPattern(frame.Written(glob));
                break;
            default:
                _field.AddQuoted(frame.Written(part));
                break;
        }
    }

    private void AddHome(TildePrefix tilde)
    {
        var user = tilde.User.Span;
        if (user.IsEmpty) _field.AddValue(Known("HOME"u8) ?? new ShellValue("~"u8.ToArray()));
        else if (user.SequenceEqual("root"u8)) _field.AddQuoted("/root"u8.ToArray());
        else if (user.SequenceEqual("+"u8) && !state.Cwd.IsEmpty && !state.IsCwdUnknown) _field.AddQuoted(state.Cwd);
        else if (user.SequenceEqual("-"u8) && !state.OldCwd.IsEmpty) _field.AddQuoted(state.OldCwd);
        else _field.AddUnknown(frame.Written(tilde), null);
    }

    // The file exists for as long as the command runs: what is in it is what the script writes.
    private void AddProcess(ProcessSubstitution process)
    {
        var written = frame.Written(process);
        if (process.IsOutput)
        {
            walker.RunApart(process.Script, state, input: null);
            walker.NoteReader(written, process.Script);
            _field.AddUnknown(written, null);
            return;
        }

        var output = walker.OutputOf(process.Script, state, written);
        state.SetFile(written, new KnownFile(output.IsUnknown ? default(ReadOnlyMemory<byte>?) : output.Text, output.FetchedFrom));
        _field.AddUnknown(written, output.FetchedFrom);
    }

    private ShellValue Arithmetic(ArithmeticExpansion arithmetic)
    {
        var text = Single(arithmetic.Parts).ToValue();
        return Number(text) is { } number ? new ShellValue(Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture))) : ShellValue.Unknown(frame.Written(arithmetic));
    }

    private long? Number(in ShellValue text) => text.IsUnknown || text.Text.Length > 4096 || !walker.Findings.Work(text.Text.Length / 2) ? null : ArithmeticEvaluator.Evaluate(text.Text.Span, VariableNumber);

    private long? VariableNumber(string name)
    {
        var value = Lookup(Encoding.ASCII.GetBytes(name));
        if (value is null) return state.IsTouched(Encoding.ASCII.GetBytes(name)) ? 0 : null;
        return value is [{ IsUnknown: false, Text: var text }, ..] && long.TryParse(Encoding.ASCII.GetString(text.Span), out var number) ? number : null;
    }

    private void AddValue(in ShellValue value, bool isQuoted)
    {
        if (isQuoted || _fields is null)
        {
            _field.AddValue(value);
            return;
        }

        AddSplit(value.IsUnknown ? value.Text[..value.KnownBytes] : value.Text);
        if (value.IsUnknown) _field.AddUnknown(value.Text[value.KnownBytes..], value.FetchedFrom, value.IsCut);
    }

    // Blanks among the separators come as one however many there are; each of the others ends a word, be it empty.
    private void AddSplit(ReadOnlyMemory<byte> text)
    {
        if (!walker.Findings.Work(text.Length / BytesPerWork)) return;
        var separators = Known("IFS"u8) is { IsUnknown: false } set ? set.Text.Span : DefaultSeparators;
        for (var start = 0; start < text.Length;)
        {
            var length = separators.IsEmpty ? -1 : text.Span[start..].IndexOfAny(separators);
            var end = length < 0 ? text.Length : start + length;
            if (end > start) _field.AddActive(text[start..end]);
            if (end == text.Length) break;
            if (text.Span[end] is not ((byte)' ' or (byte)'\t' or (byte)'\n')) _field.Begin();
            EndField();
            if (!walker.Findings.Work()) return;
            start = end + 1;
        }
    }

    private void EndField()
    {
        if (!_field.HasBegun) return;
        Account(_field);
        walker.Findings.Work(WorkOfWord);
        _fields!.Add(_field.ToWord());
        _field = new FieldBuilder();
    }

    // A short text can double a value over and over.
    private void Account(FieldBuilder field)
    {
        if (field.IsFull) walker.Findings.GiveUp("a word of it grows larger than can be looked at");
        walker.Findings.Work(field.CopiedBytes / BytesPerWork);
    }

    private static ShellValue WithoutLineEnds(in ShellValue output) => output.IsUnknown ? output : output with { Text = output.Text[..output.Text.Span.TrimEnd((byte)'\n').Length] };
}
