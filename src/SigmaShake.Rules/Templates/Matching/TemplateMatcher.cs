using System.Runtime.CompilerServices;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates.Layout;

namespace SigmaShake.Rules.Templates.Matching;

/// <summary>Holds simple commands against templates that lie in a region. Nothing is built and nothing allocated.</summary>
/// <remarks>
/// Some words may mean what a template says, or not: a pattern that the shell may put the very name in place of, an abbreviation that may be
/// short for another option. Loosely, what may be meant counts; strictly, only what is. Whoever gates asks loosely, whoever allows strictly.
/// <para>
/// Whatever the region holds, the answer comes in time linear in the command, or a <see cref="DamagedRegionException"/> says that the region
/// is damaged (or one of the exceptions that the patterns throw).
/// </para>
/// </remarks>
internal readonly ref struct TemplateMatcher
{
    private readonly Region _region;
    private readonly CommandWord[] _words;
    private readonly ValueTest _values;
    private readonly bool _isLoose;
    private readonly ProgramGrammar _grammar;

    private TemplateMatcher(Region region, SimpleCommand command, ReadOnlySpan<byte> home, bool isLoose)
    {
        _region = region;
        _words = command.Words;
        _values = new ValueTest(region, home, isLoose);
        _isLoose = isLoose;
        _grammar = ProgramGrammar.Of(command.ProgramName.Span);
    }

    /// <summary>Whether a command fits the template at <paramref name="offset"/>.</summary>
    public static bool IsMatch(Region region, int offset, SimpleCommand command, ReadOnlySpan<byte> home, bool isLoose)
    {
        if (command.Words.Length == 0) return false;
        var isMatch = new TemplateMatcher(region, command, home, isLoose).IsMatch(in region.Item<TemplateHeader>(offset));
        // The spans over a region do not keep its memory alive.
        GC.KeepAlive(region);
        return isMatch;
    }

    private static bool IsMark(ReadOnlySpan<byte> text) => text is [(byte)'-', (byte)'-'];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowTooManyParts() => throw new DamagedRegionException("a template has more parts than there can be");

    private bool IsMatch(ref readonly TemplateHeader header)
    {
        if ((uint)header.OptionCount >= TemplateLimits.MaxParts || (uint)header.OperandCount >= TemplateLimits.MaxParts) ThrowTooManyParts();
        var words = _region.Items<TemplateWord>(header.WordsOffset, 1 + header.OptionCount + header.OperandCount);
        if (!FitsProgram(words[0])) return false;
        var options = new OptionTest(_words, _values, _grammar, _isLoose);
        foreach (ref readonly var option in words.Slice(1, header.OptionCount))
        {
            if (!HasOption(in options, option)) return false;
        }

        return FitOperands(words[(1 + header.OptionCount)..]);
    }

    private ReadOnlySpan<TemplateAlternative> AlternativesOf(TemplateWord word)
    {
        if ((uint)word.AlternativeCount > TemplateLimits.MaxParts) ThrowTooManyParts();
        return _region.Items<TemplateAlternative>(word.AlternativesOffset, word.AlternativeCount);
    }

    private bool FitsProgram(TemplateWord program)
    {
        foreach (ref readonly var alternative in AlternativesOf(program))
        {
            if (_values.FitsProgram(in alternative, in _words[0])) return true;
        }

        return false;
    }

    private bool HasOption(ref readonly OptionTest options, TemplateWord option)
    {
        foreach (ref readonly var alternative in AlternativesOf(option))
        {
            if (options.IsPresent(in alternative, _region.Bytes(alternative.NameOffset, alternative.NameLength))) return true;
        }

        return false;
    }

    /// <summary>Whether operands of the command fit the template's one after the other; the first that fits is as good as any.</summary>
    private bool FitOperands(ReadOnlySpan<TemplateWord> operands)
    {
        if (operands.IsEmpty) return true;
        var (next, hasEnded, atSubcommand) = (0, false, _grammar.HasSubcommands);
        for (var i = 1; i < _words.Length; i++)
        {
            ref readonly var word = ref _words[i];
            var text = word.Text.Span;
            var isMark = !hasEnded && IsMark(text);
            if (!hasEnded && !isMark && text is [(byte)'-', _, ..])
            {
                if (atSubcommand && _grammar.TakesValue(text)) i++;
                continue;
            }

            hasEnded |= isMark;
            if (FitsOperand(operands[next], in word, isMark))
            {
                atSubcommand = false;
                if (++next == operands.Length) return true;
            }
            else if (atSubcommand && !isMark && !IsPassedOver(in word, text))
            {
                return false;
            }
        }

        return false;
    }

    // What is not known until it runs may be an option, or nothing at all.
    private bool IsPassedOver(ref readonly CommandWord word, ReadOnlySpan<byte> text) => (_isLoose && word.IsUnknown) || _grammar.PassesOver(text);

    private bool FitsOperand(TemplateWord operand, ref readonly CommandWord word, bool isMark)
    {
        foreach (ref readonly var alternative in AlternativesOf(operand))
        {
            if (isMark ? alternative.Kind == ValueKind.EndOfOptions : _values.FitsOperand(in alternative, in word)) return true;
        }

        return false;
    }
}
