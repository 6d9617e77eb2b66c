using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Templates.Layout;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Templates.Parsing;

/// <summary>Reads the operand of INVOKES: a program, options in any order, operands in theirs.</summary>
internal sealed class TemplateParser(string template)
{
    private static readonly ParsedAlternative[] EndOfOptions = [new(OptionForm.None, [], ParsedValue.None with { Kind = ValueKind.EndOfOptions })];

    private readonly List<ParsedAlternative[]> _options = [];
    private readonly List<ParsedAlternative[]> _operands = [];

    private enum WordKind
    {
        Program,
        Option,
        Operand,

        /// <summary>An operand behind <c>--</c>, where a dash means nothing.</summary>
        Behind,
    }

    /// <summary>Why the template was refused.</summary>
    public PatternError? Error { get; private set; }

    /// <returns>The template; null where it cannot be read, and why in <see cref="Error"/>.</returns>
    public ParsedTemplate? Parse()
    {
        var words = TemplateText.Words(template);
        if (words.Count == 0) return FailWithoutProgram(new TextSpan(0, template.Length));
        if (template[words[0].Start] == '-') return FailWithoutProgram(words[0]);
        if (Alternatives(words[0], WordKind.Program) is not { } program) return null;

        var hasEnded = false;
        foreach (var word in words.Skip(1))
        {
            var text = template.AsSpan(word.Start, word.Length);
            if (text is "--" && !hasEnded)
            {
                hasEnded = true;
                _operands.Add(EndOfOptions);
                continue;
            }

            var kind = hasEnded ? WordKind.Behind : IsOption(text) ? WordKind.Option : WordKind.Operand;
            if (Alternatives(word, kind) is not { } alternatives) return null;
            (kind == WordKind.Option ? _options : _operands).Add(alternatives);
        }

        return new ParsedTemplate(template, program, _options, _operands);
    }

    // A dash alone is an operand: the standard input.
    private static bool IsOption(ReadOnlySpan<char> text) => text is ['-', not '|', ..];

    private ParsedAlternative[]? Alternatives(TextSpan word, WordKind kind)
    {
        var spans = TemplateText.Alternatives(template, word);
        var alternatives = new List<ParsedAlternative>(spans.Count);
        foreach (var span in spans)
        {
            if (span.Length == 0) return FailEmpty(word, span);
            var text = template.AsSpan(span.Start, span.Length);
            if (kind != WordKind.Behind && IsOption(text) != (kind == WordKind.Option)) return FailMixed(span, kind);
            if (kind == WordKind.Option && text is "--")
                return Fail(span, "`--` is no alternative of an option", "write it as a word of its own: it ends the options");
            var alternative = kind == WordKind.Option ? Option(span) : Operand(span, knowsHome: kind != WordKind.Program);
            if (alternative is null) return null;
            alternatives.Add(alternative);
        }

        return [.. alternatives];
    }

    private ParsedAlternative[]? FailEmpty(TextSpan word, TextSpan empty)
    {
        var bar = new TextSpan(empty.Start == word.Start ? empty.Start : empty.Start - 1, 1);
        return Fail(bar, "an alternative is empty", "write something on both sides of each `|`; `\\|` is the character itself");
    }

    private ParsedAlternative[]? FailMixed(TextSpan span, WordKind kind) => kind == WordKind.Option
        ? Fail(span, "an alternative of an option has no dash", "give each its dash; those of a value stand in braces: `--output={json,yaml}`")
        : Fail(span, "an option is an alternative of what is none", "write options as words of their own");

    private ParsedAlternative? Option(TextSpan span)
    {
        var option = OptionParser.Parse(template, span, out var error);
        Error = error;
        return option;
    }

    private ParsedAlternative? Operand(TextSpan span, bool knowsHome)
    {
        var value = ValueParser.Parse(template, span, knowsHome, out var error);
        Error = error;
        return error is null ? new ParsedAlternative(OptionForm.None, [], value) : null;
    }

    private ParsedTemplate? FailWithoutProgram(TextSpan span)
    {
        Fail(span, "the template names no program", "begin with the program: `git push --force`; `*` stands for any");
        return null;
    }

    private ParsedAlternative[]? Fail(TextSpan span, string message, string help)
    {
        Error = new PatternError(PatternErrorKind.Syntax, message, help, span);
        return null;
    }
}
