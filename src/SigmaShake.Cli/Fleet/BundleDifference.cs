using System.Text;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Checking;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Fleet;

/// <summary>What one bundle says otherwise than another, in words, for whoever is to sign it.</summary>
internal static class BundleDifference
{
    /// <summary>A line for each rule and setting that is not the same.</summary>
    /// <param name="before">The bundle before; null for none, of which everything is new.</param>
    /// <param name="after">The bundle.</param>
    public static List<string> Lines(RuleBundle? before, RuleBundle after)
    {
        var (old, now) = (RulesOf(before), RulesOf(after));
        var lines = new List<string>();
        foreach (var (key, rule) in now)
        {
            if (!old.TryGetValue(key, out var was)) lines.Add($"  new      {rule.Shown}");
            else if (was.Text != rule.Text) lines.Add($"  changed  {rule.Shown}{(was.Word != rule.Word ? $", was {was.Word}" : "")}");
        }

        lines.AddRange(old.Where(rule => !now.ContainsKey(rule.Key)).Select(rule => $"  gone     {rule.Value.Shown}"));
        var settings = before?.Settings ?? BundleSettings.Defaults;
        if (settings.Grants != after.Settings.Grants) lines.Add($"  setting  grant is {(after.Settings.Grants ? "true: an ALLOW that covers a call answers the agent's own prompt" : "false")}");
        lines.AddRange(after.Settings.PacksEnabled.Except(settings.PacksEnabled).Select(pack => $"  setting  the pack {pack} is enforced"));
        lines.AddRange(settings.PacksEnabled.Except(after.Settings.PacksEnabled).Select(pack => $"  setting  the pack {pack} is no longer enforced"));
        if (settings.Decisions != after.Settings.Decisions) lines.Add($"  setting  machines may send {BundleSettings.WordOf(after.Settings.Decisions)}");
        return lines;
    }

    // Equal ids all apply: the second of one id is a rule of its own.
    private static Dictionary<(string Id, int Number), Described> RulesOf(RuleBundle? bundle)
    {
        var rules = new Dictionary<(string Id, int Number), Described>();
        foreach (var file in bundle?.Files ?? [])
        {
            var read = RuleFileReader.Read(file.Path, Encoding.UTF8.GetBytes(file.Text));
            foreach (var rule in read.Rules) Add(rules, rule.Id, rule.Location.Line, $"{Names.Of(rule.Decision)} {Names.Of(rule.Target)}", rule.Enabled, file);
            foreach (var rule in read.Ambients) Add(rules, rule.Id, rule.Location.Line, "AMBIENT", rule.Enabled, file);
        }

        return rules;
    }

    private static void Add(Dictionary<(string Id, int Number), Described> rules, string id, int line, string word, bool isEnabled, BundleFile file)
    {
        var number = 0;
        while (rules.ContainsKey((id, number))) number++;
        var shown = $"{word,-15} {PrintableText.Line(id)}  ({PrintableText.Line(file.Path)}:{line}){(isEnabled ? "" : ", switched off")}";
        rules[(id, number)] = new Described(word, shown, RuleText.In(file.Text, line));
    }

    private sealed record Described(string Word, string Shown, string Text);
}
