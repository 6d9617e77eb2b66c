using System.Globalization;
using System.Text;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Bench.Accuracy;

/// <summary>Judges labelled commands by the packs of this checkout and writes down how many come out as their authors say, and which do not.</summary>
internal sealed class AccuracyReport(string corpora)
{
    private readonly CompiledRules _default = CompiledRules.OfDefaultPacks();
    private readonly CompiledRules _all = CompiledRules.OfAllPacks();
    private readonly StringBuilder _table = new();
    private readonly StringBuilder _misses = new();

    /// <summary>The page, as Markdown.</summary>
    public string Write()
    {
        Add("cc-safety-net", Labelled("cc-safety-net"), _default, new Figures(97, 1));
        Add("dcg, what is on by default", [.. Labelled("dcg").Where(row => !row.NeedsPack)], _default, new Figures(96, 3));
        Add("dcg, packs to be enabled there", [.. Labelled("dcg").Where(row => row.NeedsPack)], _all, new Figures(75, 5));
        Add("nah", Labelled("nah"), _default, new Figures(92, 10));
        return $"""
            # Accuracy

            What the packs say of commands that the test suites of three other guards label, and of everyday commands. Written by `make accuracy`; the commands
            are those of `shared/corpora`. Each set is scored alone, because the authors do not agree with each other. *Stopped* is block, force or ask. The commands are judged
            in `/home/user/project` with the home `/home/user` and no files, unless the set names another folder. They are judged by the default packs; where a set has packs
            that a person enables, by all of ours. A label that we hold for wrong is counted against us like the others, and the reason stands beside it.

            | set | to be stopped | stopped | bar | may run | stopped all the same | bar |
            |---|---|---|---|---|---|---|
            {_table}
            {Everyday(File.ReadAllLines(Path.Combine(corpora, "benign.txt")))}
            The packs that a person enables ask about what belongs to one field, and that field's everyday commands are among these; the line shows what enabling all of them at once costs.

            {_misses.ToString().TrimEnd()}

            """;
    }

    private List<LabelledCommand> Labelled(string set) => LabelledCommand.Read(Path.Combine(corpora, set + ".tsv"));

    private void Add(string set, List<LabelledCommand> rows, CompiledRules rules, Figures bars)
    {
        var judged = rows.ConvertAll(row => (Row: row, Ruling: rules.Judge(row.Text, row.Folder).Ruling));
        var dangerous = judged.FindAll(one => one.Row.MustStop);
        var harmless = judged.FindAll(one => !one.Row.MustStop);
        var missed = dangerous.FindAll(one => !one.Ruling.Outcome.Stops());
        var alarms = harmless.FindAll(one => one.Ruling.Outcome.Stops());
        _table.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {set} | {dangerous.Count} | {Share(dangerous.Count - missed.Count, dangerous.Count)} | {Bar("≥", bars.Stopped)} | {harmless.Count} | {Share(alarms.Count, harmless.Count)} | {Bar("≤", bars.Alarms)} |");
        List($"{set}: not stopped", missed.ConvertAll(one => $"{Code(one.Row.Text)}"));
        List($"{set}: stopped though it may run", alarms.ConvertAll(one => $"{Code(one.Row.Text)} by {Rule(one.Ruling)}{Disputed(one.Row.Text)}"));
    }

    private static string Disputed(string command) => DisputedLabels.ReasonFor(command) is { } reason ? $". We hold the label for wrong: {reason}" : "";

    private string Everyday(string[] commands) => $"""
        | everyday commands | of | blocked | bar | asked about | bar |
        |---|---|---|---|---|---|
        {Everyday("by the default packs", commands, _default, new Figures(0, 1))}
        {Everyday("with every pack on", commands, _all, bars: null)}

        """;

    private string Everyday(string title, string[] commands, CompiledRules rules, Figures? bars)
    {
        var judged = commands.Select(command => (Command: command, rules.Judge(command, "/home/user/project").Ruling)).ToList();
        var blocked = judged.FindAll(one => one.Ruling.Outcome is Outcome.Block or Outcome.Force);
        var asked = judged.FindAll(one => one.Ruling.Outcome == Outcome.Ask);
        List($"everyday commands {title}: blocked", blocked.ConvertAll(one => $"{Code(one.Command)} by {Rule(one.Ruling)}"));
        List($"everyday commands {title}: asked about", asked.ConvertAll(one => $"{Code(one.Command)} by {Rule(one.Ruling)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {commands.Length} | {blocked.Count} | {bars?.Stopped} | {Share(asked.Count, commands.Length)} | {Bar("≤", bars?.Alarms)} |");
    }

    private void List(string title, List<string> lines)
    {
        if (lines.Count == 0) return;
        _misses.AppendLine(CultureInfo.InvariantCulture, $"## {title} ({lines.Count})").AppendLine();
        foreach (var line in lines) _misses.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        _misses.AppendLine();
    }

    private static string Rule(Ruling ruling) => ruling.Deciding is { } rule ? $"`{rule.Rule.QualifiedId}`" : "what cannot be analysed";

    private static string Bar(string sign, int? percent) => percent is { } bar ? string.Create(CultureInfo.InvariantCulture, $"{sign} {bar} %") : "";

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part} ({(whole == 0 ? 0 : 100.0 * part / whole):F1} %)");

    // A line break would end the item, and a backtick the quotation.
    private static string Code(string command)
    {
        var line = command.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal).Replace("\r", "␍", StringComparison.Ordinal);
        return line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
    }

    /// <summary>What a set has to reach, in per cent.</summary>
    private sealed record Figures(int Stopped, int Alarms);
}
