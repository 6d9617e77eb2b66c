using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Images.Literals;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images;

/// <summary>Lays checked rules out as an image's body: the same rules give the same bytes, on every machine.</summary>
internal sealed class RuleImageBuilder
{
    private readonly RegionWriter _region = new();
    private readonly TextTable _texts;
    private readonly ConditionWriter _conditions;
    private readonly LiteralIndexBuilder _literals;
    private readonly List<RuleRecord> _rules = [];
    private readonly List<RuleDetail> _details = [];
    private readonly List<PathBeginning> _beginnings = [];

    private RuleImageBuilder()
    {
        _region.Append(default(ImageRoot));
        _texts = new TextTable(_region);
        _conditions = new ConditionWriter(_region, _texts);
        _literals = new LiteralIndexBuilder(_region);
    }

    /// <summary>The body of an image.</summary>
    /// <param name="rules">In judging order, at most <see cref="ImageLimits.MaxRules"/>.</param>
    /// <param name="ambients">In file order.</param>
    /// <returns>The bytes; null where they would be more than <see cref="ImageLimits.MaxBytes"/>.</returns>
    public static RegionWriter? Build(IReadOnlyList<ImageRule> rules, IReadOnlyList<AmbientRule> ambients)
    {
        var builder = new RuleImageBuilder();
        foreach (var rule in rules)
        {
            builder.Add(rule);
            if (builder._region.Length > ImageLimits.MaxBytes) return null;
        }

        builder.Finish(ambients);
        return builder._region.Length <= ImageLimits.MaxBytes ? builder._region : null;
    }

    private void Add(ImageRule item)
    {
        var rule = item.Rule;
        var first = _conditions.Count;
        var beginnings = _conditions.PathBeginnings.Count;
        _conditions.Write(rule.Condition);
        foreach (var (node, text) in _conditions.PathBeginnings.Skip(beginnings)) _beginnings.Add(new PathBeginning(_rules.Count, node, text));
        _literals.Add(_rules.Count, rule, _conditions);
        _rules.Add(new RuleRecord
        {
            Decision = item.Decision,
            WrittenDecision = rule.Decision,
            Target = rule.Target,
            Flags = Flags(rule),
            Severity = rule.Severity,
            FirstNode = first,
            EndNode = _conditions.Count,
        });
        _details.Add(new RuleDetail
        {
            Id = _texts.Add(rule.Id),
            File = _texts.Add(rule.Location.File),
            Line = rule.Location.Line,
            Column = rule.Location.Column,
            Priority = rule.Priority,
            Message = _texts.Add(rule.Message),
            Prompt = _texts.Add(rule.Prompt),
            Substitute = _texts.Add(rule.Substitute),
            Context = _texts.Add(rule.Context),
            Webhook = _texts.Add(rule.Webhook),
            Run = _texts.AddAll(rule.Run),
            Categories = _texts.AddAll(rule.Categories),
        });
    }

    private static RuleFlags Flags(Rule rule)
    {
        var flags = RuleFlags.None;
        if (rule.Enabled) flags |= RuleFlags.Enabled;
        if (rule.IsUnreadable) flags |= RuleFlags.Unreadable;
        if (rule.IsBroken) flags |= RuleFlags.Broken;
        if (rule.Condition.Invokes) flags |= RuleFlags.Invokes;
        return flags;
    }

    private void Finish(IReadOnlyList<AmbientRule> ambients)
    {
        var ambientRecords = ambients.Select(Record).ToList();
        _region.Overwrite(0, new ImageRoot
        {
            Rules = _region.AppendTable(_rules),
            Details = _region.AppendTable(_details),
            Nodes = _region.AppendTable(_conditions.Nodes),
            NodeDetails = _region.AppendTable(_conditions.Details),
            InputFields = _region.AppendTable(_conditions.InputFields),
            FieldIndexes = _literals.WriteFields(),
            Unindexed = _literals.WriteUnindexed(),
            Ambients = _region.AppendTable(ambientRecords),
            PathBeginnings = _region.AppendTable(_beginnings),
        });
    }

    private AmbientRecord Record(AmbientRule ambient) => new()
    {
        Id = _texts.Add(ambient.Id),
        File = _texts.Add(ambient.Location.File),
        Line = ambient.Location.Line,
        Column = ambient.Location.Column,
        IsEnabled = ambient.Enabled ? 1 : 0,
        Headline = _texts.Add(ambient.Headline),
        Body = _texts.Add(ambient.Body),
        Categories = _texts.AddAll(ambient.Categories),
    };
}
