using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates.Parsing;

namespace SigmaShake.Rules.Templates.Layout;

/// <summary>Lays a template out in a region, parts before what refers to them.</summary>
internal static class TemplateWriter
{
    /// <summary>Lays out; the result is the offset of the <see cref="TemplateHeader"/>.</summary>
    public static int Write(RegionWriter writer, ParsedTemplate template)
    {
        var words = new List<TemplateWord>(1 + template.Options.Count + template.Operands.Count) { WriteWord(writer, template.Program) };
        foreach (var option in template.Options) words.Add(WriteWord(writer, option));
        foreach (var operand in template.Operands) words.Add(WriteWord(writer, operand));
        return writer.Append(new TemplateHeader
        {
            WordsOffset = writer.Append<TemplateWord>(words.ToArray()),
            OptionCount = template.Options.Count,
            OperandCount = template.Operands.Count,
        });
    }

    private static TemplateWord WriteWord(RegionWriter writer, IReadOnlyList<ParsedAlternative> alternatives)
    {
        var written = new TemplateAlternative[alternatives.Count];
        for (var i = 0; i < written.Length; i++) written[i] = WriteAlternative(writer, alternatives[i]);
        return new TemplateWord(writer.Append<TemplateAlternative>(written), written.Length);
    }

    private static TemplateAlternative WriteAlternative(RegionWriter writer, ParsedAlternative alternative)
    {
        var value = alternative.Value;
        return new TemplateAlternative
        {
            Form = alternative.Form,
            Kind = value.Kind,
            Traits = value.IsHome ? ValueTraits.Home : ValueTraits.None,
            NameOffset = writer.Intern<byte>(alternative.Name),
            NameLength = alternative.Name.Length,
            ValueOffset = value.Glob is { } glob ? glob.WriteTo(writer) : writer.Intern<byte>(value.Literal),
            ValueLength = value.Literal.Length,
        };
    }
}
