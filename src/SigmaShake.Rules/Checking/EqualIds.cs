using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Finds rules of one source that share an id. All of them apply; this is for lint.</summary>
public static class EqualIds
{
    /// <summary>One warning for every rule whose id an earlier one has.</summary>
    /// <param name="files">The files of one source, in the order in which it loads them.</param>
    public static IReadOnlyList<Diagnostic> Find(IEnumerable<CheckedFile> files)
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var warnings = new List<Diagnostic>();
        foreach (var file in files)
        {
            foreach (var (id, location) in IdsOf(file))
            {
                if (seen.TryAdd(id, location)) continue;
                warnings.Add(new Diagnostic(
                    LintProblems.EqualIds,
                    file.Source,
                    file.Source.SpanAt(location, Syntax.Vocabulary.Rule.Length),
                    $"the id {Quoted.Text(id)} is already taken by the rule at {seen[id]}",
                    "give each rule of a source an id of its own"));
            }
        }

        return warnings;
    }

    private static IEnumerable<(string Id, SourceLocation Location)> IdsOf(CheckedFile file) =>
        file.Rules.Where(rule => !rule.IsUnreadable).Select(rule => (rule.Id, rule.Location))
            .Concat(file.Ambients.Select(ambient => (ambient.Id, ambient.Location)))
            .OrderBy(rule => (rule.Location.Line, rule.Location.Column));
}
