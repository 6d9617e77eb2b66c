using System.Text;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>Collects which rules are worth a look where which literal occurs, and lays that out.</summary>
internal sealed class LiteralIndexBuilder(RegionWriter region)
{
    private readonly SortedDictionary<(FieldKind Kind, int Input, IndexScope Scope), LiteralsOfField> _fields = [];
    private readonly List<int>[] _unindexed = [.. Enum.GetValues<Target>().Select(_ => new List<int>())];

    /// <summary>Adds a rule by its number.</summary>
    public void Add(int number, Rule rule, ConditionWriter conditions)
    {
        if (!rule.Enabled) return;
        if (RequiredLiterals.Of(rule.Condition) is not { } literals)
        {
            _unindexed[(int)rule.Target].Add(number);
            return;
        }

        var invokes = rule.Condition.Invokes;
        foreach (var (field, literal, scope) in literals)
        {
            var input = conditions.NumberOf(field);
            Add((field.Kind, input, scope), literal, number);
            if (invokes && scope == IndexScope.Field && field.Kind == FieldKind.Command) Add((field.Kind, input, IndexScope.Script), literal, number);
        }
    }

    public TableReference WriteFields()
    {
        var indexes = new List<FieldIndex>();
        foreach (var ((kind, input, scope), literals) in _fields)
            indexes.Add(new FieldIndex { Field = kind, Scope = scope, InputField = input, Grams = literals.Write(region) });
        return region.AppendTable(indexes);
    }

    public TableReference WriteUnindexed() => region.AppendTable([.. _unindexed.Select(region.AppendTable)]);

    private void Add((FieldKind Kind, int Input, IndexScope Scope) key, byte[] literal, int number)
    {
        if (!_fields.TryGetValue(key, out var ofField)) _fields.Add(key, ofField = new LiteralsOfField());
        ofField.Add(literal, number);
    }

    /// <summary>The literals that are looked for in one field.</summary>
    private sealed class LiteralsOfField
    {
        private readonly Dictionary<string, List<int>> _rulesByLiteral = new(StringComparer.Ordinal);

        public void Add(byte[] literal, int rule)
        {
            // Bytes as characters, for a key that compares by content and sorts by byte.
            var key = Encoding.Latin1.GetString(literal);
            if (!_rulesByLiteral.TryGetValue(key, out var rules)) _rulesByLiteral.Add(key, rules = []);
            if (rules.Count == 0 || rules[^1] != rule) rules.Add(rule);
        }

        public TableReference Write(RegionWriter region)
        {
            var tables = new GramTableBuilder?[Gram.MaxBytes + 1];
            foreach (var (key, rules) in _rulesByLiteral.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var literal = Encoding.Latin1.GetBytes(key);
                var bytes = Math.Min(literal.Length, Gram.MaxBytes);
                (tables[bytes] ??= new GramTableBuilder(bytes)).Add(literal, rules);
            }

            return region.AppendTable([.. tables.OfType<GramTableBuilder>().Select(table => table.Write(region))]);
        }
    }
}
