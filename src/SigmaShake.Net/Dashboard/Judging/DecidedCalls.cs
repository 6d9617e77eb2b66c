using SigmaShake.Ledger;
using SigmaShake.Ledger.Index;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>How often each rule decided a call. The rules of a project's layer may bear the same ids in every project, so that theirs are counted in one alone.</summary>
internal sealed class DecidedCalls
{
    /// <summary>Where nothing is on record.</summary>
    public static readonly DecidedCalls None = new();

    private readonly Dictionary<string, long> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ofProject = new(StringComparer.Ordinal);

    /// <summary>The projects that calls were made in.</summary>
    public IReadOnlyList<string> Projects { get; private init; } = [];

    /// <summary>Counts.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="directory">The folder whose calls count for the rules of a project.</param>
    /// <param name="cancellation">Cancelled when nobody waits any more.</param>
    public static Task<Asked<DecidedCalls>> CountAsync(Machine machine, string directory, CancellationToken cancellation) => machine.AskAsync(
        index =>
        {
            var all = index.Count(EntryFilter.All, machine.Clock.LocalTimeZone);
            if (!all.Succeeded) return new LedgerResult<DecidedCalls>(null, all.Error);
            var counted = new DecidedCalls { Projects = [.. all.Value.Projects.Select(count => count.Value)] };
            foreach (var count in all.Value.Rules) counted._all[count.Value] = count.Entries;
            var some = index.Count(new EntryFilter { Project = directory }, machine.Clock.LocalTimeZone);
            if (!some.Succeeded) return new LedgerResult<DecidedCalls>(null, some.Error);
            foreach (var count in some.Value.Rules) counted._ofProject[count.Value] = count.Entries;
            return new LedgerResult<DecidedCalls>(counted, null);
        },
        cancellation);

    /// <summary>How often a rule did.</summary>
    public long Of(RankedRule rule) => (rule.Source.Layer == Layer.Project ? _ofProject : _all).GetValueOrDefault(rule.QualifiedId);
}
