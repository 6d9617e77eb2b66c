using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates.Layout;
using SigmaShake.Rules.Templates.Matching;
using SigmaShake.Rules.Templates.Parsing;

namespace SigmaShake.Rules.Templates;

/// <summary>What the operand of INVOKES compiles to: a predicate over simple commands, in time linear in their length. Immutable.</summary>
public sealed class CommandTemplate
{
    private readonly ParsedTemplate? _parsed;
    private (Region Region, int Offset)? _laid;

    private CommandTemplate(ParsedTemplate parsed) => _parsed = parsed;

    private CommandTemplate(Region region, int offset) => _laid = (region, offset);

    /// <summary>
    /// Of a compiled template: strings of which every name of a program that fits holds at least one, if ASCII letters are compared without
    /// their case (they are given in lower case); null if nothing is known, and for a template that is used from where it lies.
    /// </summary>
    internal IReadOnlyList<byte[]>? RequiredOfProgram => _parsed is null ? null : RequiredOf(_parsed.Program);

    /// <summary>Compiles an operand.</summary>
    /// <param name="operand">The string as the rule means it, escapes of strings resolved.</param>
    internal static TemplateResult Compile(string operand)
    {
        var bytes = Encoding.UTF8.GetByteCount(operand);
        if (bytes > TemplateLimits.MaxTemplateBytes)
        {
            var message = $"the template holds {bytes} bytes, more than the limit of {TemplateLimits.MaxTemplateBytes} (template size)";
            var tooLarge = OperandCheck.TooLarge(operand, message) with { Help = "split it into several conditions joined by `OR`" };
            return new TemplateResult(null, tooLarge);
        }

        if (OperandCheck.Of(operand) is { } error) return new TemplateResult(null, error);
        var parser = new TemplateParser(operand);
        return parser.Parse() is { } parsed
            ? new TemplateResult(new CommandTemplate(parsed), null, ProgramDoubt.Of(parsed))
            : new TemplateResult(null, parser.Error);
    }

    /// <summary>A template that is used from where <see cref="WriteTo"/> has laid it out.</summary>
    internal static CommandTemplate At(Region region, int offset) => new(region, offset);

    /// <summary>Whether a command fits; a condition's NOT is applied by the caller.</summary>
    /// <param name="home">The home directory, UTF-8, which <c>~</c> names; empty for none.</param>
    /// <param name="isLoose">Whether what may be meant counts too, see <see cref="TemplateMatcher"/>.</param>
    internal bool IsMatch(SimpleCommand command, ReadOnlySpan<byte> home, bool isLoose = true)
    {
        var (region, offset) = _laid ??= LayOut();
        return TemplateMatcher.IsMatch(region, offset, command, home, isLoose);
    }

    /// <summary>Lays a compiled template out; the result is its offset. The same operand is laid out in the same bytes.</summary>
    internal int WriteTo(RegionWriter writer)
    {
        var parsed = _parsed ?? throw new InvalidOperationException("a template that is used from where it lies is not laid out again");
        return TemplateWriter.Write(writer, parsed);
    }

    /// <summary>Does now what laying out would: the larger part of compiling.</summary>
    internal void Prepare() => _parsed?.Prepare();

    /// <summary>What one of the alternatives of a program needs.</summary>
    internal static List<byte[]>? RequiredOf(IReadOnlyList<ParsedAlternative> program)
    {
        var required = new List<byte[]>();
        foreach (var (_, _, value) in program)
        {
            if (value.Kind == ValueKind.Literal) required.Add(StringSet.LowerAscii(value.Literal));
            else if (value.Glob?.Required is { Count: > 0 } ofGlob) required.AddRange(ofGlob);
            else return null;
        }

        return required;
    }

    private (Region Region, int Offset) LayOut()
    {
        var writer = new RegionWriter();
        var offset = WriteTo(writer);
        return (Region.Of(writer.Written), offset);
    }
}
