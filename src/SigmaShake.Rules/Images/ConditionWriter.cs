using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images;

/// <summary>Turns conditions into nodes, and lays their patterns out.</summary>
internal sealed class ConditionWriter(RegionWriter region, TextTable texts)
{
    // A pattern or template is laid out once, however many conditions compare with it.
    private readonly Dictionary<(Operator Operator, bool OnPath, string Operand), int> _patterns = [];
    private readonly Dictionary<string, int> _inputFieldsByName = new(StringComparer.Ordinal);

    public int Count => Nodes.Count;

    public List<ConditionNode> Nodes { get; } = [];

    public List<ConditionDetail> Details { get; } = [];

    public List<TableReference> InputFields { get; } = [];

    /// <summary>What positive conditions on <c>path</c> begin with, and their nodes.</summary>
    public List<(int Node, TextReference Text)> PathBeginnings { get; } = [];

    /// <summary>Appends the nodes of an expression, each before its parts.</summary>
    public void Write(Expression expression)
    {
        switch (expression)
        {
            case Expression.All all:
                WriteParts(NodeKind.All, all.Terms);
                break;
            case Expression.Any any:
                WriteParts(NodeKind.Any, any.Terms);
                break;
            case Expression.Condition condition:
                WriteComparison(condition);
                break;
            case Expression.Unreadable unreadable:
                Details.Add(new ConditionDetail(TextReference.None, unreadable.Location.Line, unreadable.Location.Column));
                Nodes.Add(new ConditionNode { Kind = NodeKind.Unreadable, End = Count + 1, InputField = -1 });
                break;
            default:
                throw new InvalidOperationException($"an expression of type {expression.GetType().Name}");
        }
    }

    /// <summary>The number of an <c>input.…</c> field; -1 for a field of a fixed name.</summary>
    public int NumberOf(Field field)
    {
        if (field.Kind != FieldKind.Input) return -1;

        // A NUL can be in no key of a rule file, so no two lists of keys are joined to one name.
        var name = string.Join('\0', field.Keys);
        if (_inputFieldsByName.TryGetValue(name, out var known)) return known;
        InputFields.Add(texts.AddAll(field.Keys));
        return _inputFieldsByName[name] = InputFields.Count - 1;
    }

    private void WriteParts(NodeKind kind, IReadOnlyList<Expression> parts)
    {
        var own = Count;
        Nodes.Add(default);
        Details.Add(default);
        foreach (var part in parts) Write(part);
        Nodes[own] = new ConditionNode { Kind = kind, End = Count, InputField = -1 };
    }

    private void WriteComparison(Expression.Condition condition)
    {
        if (condition is { Field.Kind: FieldKind.Path, Negated: false, Pattern: { } pattern })
        {
            foreach (var beginning in pattern.Beginnings) PathBeginnings.Add((Count, texts.Add(beginning)));
        }

        Details.Add(new ConditionDetail(texts.Add(condition.Operand), condition.Location.Line, condition.Location.Column));
        Nodes.Add(new ConditionNode
        {
            Kind = condition.IsBroken ? NodeKind.Broken : NodeKind.Comparison,
            Operator = condition.Operator,
            Field = condition.Field.Kind,
            Negated = condition.Negated,
            End = Count + 1,
            Pattern = PatternOf(condition),
            InputField = NumberOf(condition.Field),
        });
    }

    private int PatternOf(Expression.Condition condition)
    {
        if (condition.Pattern is null && condition.Template is null) return 0;
        var key = (condition.Operator, condition.Field.Kind == FieldKind.Path, condition.Operand);
        if (_patterns.TryGetValue(key, out var known)) return known;
        return _patterns[key] = condition.Template?.WriteTo(region) ?? condition.Pattern!.WriteTo(region);
    }
}
