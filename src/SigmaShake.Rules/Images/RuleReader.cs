using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Images;

/// <summary>Reads rules out of an image, for whoever wants to see one: those that matched, and people.</summary>
public static class RuleReader
{
    /// <summary>A rule as it was written, but for its samples, which an image does not keep.</summary>
    internal static Rule Read(RuleImage image, int number)
    {
        var record = image.Rule(number);
        var detail = image.Detail(number);
        var file = image.Text(detail.File);
        return new Rule(() => ReadCondition(image, record.FirstNode, record.EndNode, file))
        {
            Id = image.Text(detail.Id),
            Location = new SourceLocation(file, detail.Line, detail.Column),
            Decision = record.WrittenDecision,
            Target = record.Target,
            Enabled = record.Flags.HasFlag(RuleFlags.Enabled),
            Priority = detail.Priority,
            Severity = record.Severity,
            Message = image.Text(detail.Message),
            Prompt = Optional(image, detail.Prompt),
            Substitute = Optional(image, detail.Substitute),
            Context = Optional(image, detail.Context),
            Run = Texts(image, detail.Run),
            Webhook = Optional(image, detail.Webhook),
            Categories = Texts(image, detail.Categories),
            IsUnreadable = record.Flags.HasFlag(RuleFlags.Unreadable),
            IsBroken = record.Flags.HasFlag(RuleFlags.Broken),
        };
    }

    /// <summary>The knowledge that an image holds, in file order.</summary>
    public static AmbientRule[] ReadAmbients(RuleImage image)
    {
        var records = image.Ambients;
        var ambients = new AmbientRule[records.Length];
        for (var i = 0; i < ambients.Length; i++)
        {
            ref readonly var record = ref records[i];
            ambients[i] = new AmbientRule(
                image.Text(record.Id),
                image.Text(record.Headline),
                Optional(image, record.Body),
                Texts(image, record.Categories),
                record.IsEnabled != 0,
                new SourceLocation(image.Text(record.File), record.Line, record.Column));
        }

        return ambients;
    }

    /// <summary>The part of a condition that begins at a node.</summary>
    /// <param name="file">The file that its rule stands in.</param>
    internal static Expression ReadCondition(RuleImage image, int node, int end, string file, int depth = 0)
    {
        var read = image.Node(node);
        if (depth > ImageLimits.MaxDepth || read.End <= node || read.End > end) throw new DamagedRegionException("a condition in the image leads backward");
        var detail = image.NodeDetail(node);
        var location = new SourceLocation(file, detail.Line, detail.Column);
        return read.Kind switch
        {
            NodeKind.All => new Expression.All(Parts(image, node, read.End, file, depth)),
            NodeKind.Any => new Expression.Any(Parts(image, node, read.End, file, depth)),
            NodeKind.Unreadable => new Expression.Unreadable(location),
            _ => new Expression.Condition(
                read.Field == FieldKind.Input ? Field.Input([.. Keys(image, read.InputField)]) : Field.Of(read.Field),
                read.Operator,
                image.Text(detail.Operand),
                read.Negated,
                read.Pattern == 0 || read.Operator == Operator.Invokes ? null : TextPattern.At(image.Region, read.Pattern),
                location)
            {
                Template = read.Pattern == 0 || read.Operator != Operator.Invokes ? null : CommandTemplate.At(image.Region, read.Pattern),
            },
        };
    }

    private static List<Expression> Parts(RuleImage image, int node, int end, string file, int depth)
    {
        var parts = new List<Expression>();
        for (var part = node + 1; part < end; part = image.Node(part).End) parts.Add(ReadCondition(image, part, end, file, depth + 1));
        return parts;
    }

    private static List<string> Keys(RuleImage image, int inputField)
    {
        var keys = new List<string>();
        foreach (var key in image.InputKeys(inputField)) keys.Add(image.Text(key));
        return keys;
    }

    private static string? Optional(RuleImage image, TextReference text) => text.IsNone ? null : image.Text(text);

    private static List<string> Texts(RuleImage image, TableReference table)
    {
        var texts = new List<string>();
        foreach (var text in image.All<TextReference>(table)) texts.Add(image.Text(text));
        return texts;
    }
}
