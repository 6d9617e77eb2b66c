using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Fleet;

/// <summary>What a preview found, for people.</summary>
internal static class PreviewText
{
    private const int TopRules = 10;
    private const int MaxSubject = 100;

    public static IEnumerable<string> Lines(Preview preview, IReadOnlyList<ChangedCall> changed)
    {
        yield return $"{Counted.Text(preview.Replayed, "recorded call")} judged once more";
        foreach (var (why, count) in preview.Obstacles.OrderByDescending(obstacle => obstacle.Value)) yield return $"{Counted.Text(count, "call")} could not be: they {why}";
        var total = preview.Changes.Values.Sum();
        yield return total == 0 ? "none would come out otherwise" : $"{total} would come out otherwise:";
        foreach (var ((before, after), count) in preview.Changes.OrderByDescending(change => change.Value)) yield return Row(count, $"{before} -> {after}");
        if (total == 0) yield break;

        yield return preview.Rules.Count > TopRules ? $"by these rules most, of {preview.Rules.Count}:" : "by these rules:";
        foreach (var (rule, count) in preview.Rules.OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal).Take(TopRules)) yield return Row(count, PrintableText.Line(rule));
        yield return changed.Count < total ? $"the first {changed.Count} of them (`--all` shows more):" : "the calls:";
        foreach (var call in changed)
        {
            yield return $"  {PrintableText.Line(call.Recorded.Time)}  {call.Before} -> {call.After}  {PrintableText.Line(call.Rule ?? "no rule")}  {PrintableText.Line(call.Recorded.Subject, MaxSubject)}";
        }
    }

    private static string Row(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"  {count,6}  {what}");
}
