using System.Globalization;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Dashboard.Judging;

namespace SigmaShake.Net.Dashboard.Health;

/// <summary>Looks at each part of what guards this person: what is in force, and what of the log others can hold against it.</summary>
internal sealed class Examination(Machine machine, Judgement judgement)
{
    private const int MostShown = 10;

    /// <summary>Looks, without changing anything.</summary>
    public IReadOnlyList<Finding> Run() => [Guarded("Mode", Mode), Guarded("Rules", Rules), Guarded("Checkpoints", Checkpoints), .. Organisations(), Finding.Good("Program", $"ssg-net {ProductVersion.Text}, rules language {ProductVersion.Language}", machine.State.Path)];

    // What cannot be read is what this page is for.
    private static Finding Guarded(string name, Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (StateException e)
        {
            return Finding.Bad(name, e.Message);
        }
    }

    private Finding Mode()
    {
        if (PauseStore.Current(machine.State, machine.Clock.GetUtcNow()) is { } pause)
            return Finding.Heed("Mode", $"Paused until {pause.End.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}: {pause.Reason}", "`ssg pause --end` ends it.");
        return SettingsFile.Load(machine.State).Observes
            ? Finding.Heed("Mode", "Only observing: nothing is refused but attacks on SigmaShake itself.", "`ssg config set mode enforce` changes that.")
            : Finding.Good("Mode", "What the rules refuse is refused.");
    }

    private Finding Rules()
    {
        var loaded = judgement.RulesIn(machine.Directory);
        var count = loaded.Rules.Sources.Sum(source => source.Rules.Count);
        return loaded.Diagnostics.Count == 0
            ? Finding.Good("Rules", $"{Words.Number(count)} rules are in force in `{machine.Directory}`.")
            : Finding.Bad("Rules", [.. loaded.Diagnostics.Take(MostShown).Select(diagnostic => diagnostic.ToString()), "`ssg lint` shows all of it."]);
    }

    private Finding Checkpoints()
    {
        if (FileStatus.Of(machine.State.Checkpoints).Kind == FileKind.Absent) return Finding.Heed("Checkpoints", "None was signed yet.", "`ssg audit checkpoint` signs what the log holds.");
        var store = CheckpointStore.Read(machine.State.Checkpoints);
        if (!store.Succeeded) return Finding.Bad("Checkpoints", store.Error.ToString());
        if (store.Value.Problems.Count > 0) return Finding.Bad("Checkpoints", [.. store.Value.Problems.Take(MostShown).Select(problem => problem.ToString()), StoreProblem.Cure]);
        if (store.Value.Checkpoints is not [.., var last]) return Finding.Heed("Checkpoints", "None was signed yet.", "`ssg audit checkpoint` signs what the log holds.");
        var witnessed = last.Witnesses.Count > 0 ? $"cosigned by {string.Join(", ", last.Witnesses.Select(witness => witness.Name))}" : "no witness has cosigned it, so it binds only towards whoever keeps a copy";
        return Finding.Good("Checkpoints", $"The last of {Words.Number(store.Value.Checkpoints.Count)} is over {Words.Number(last.Checkpoint.Size)} entries; {witnessed}.");
    }

    private IEnumerable<Finding> Organisations()
    {
        var places = Array.FindAll(FleetLayer.PlacesOf(machine.State), FleetState.IsEnrolled);
        return places.Length == 0 ? [Finding.Good("Organisation", "Not enrolled with any.")] : places.Select(Organisation);
    }

    private Finding Organisation(FleetPlace place)
    {
        var enrolment = FleetState.ReadEnrolment(place);
        if (!enrolment.Succeeded) return Finding.Bad("Organisation", enrolment.Error.ToString());
        var name = $"{enrolment.Value.Organisation}, for {(place.IsMachine ? "the whole machine" : "you alone")}";
        var state = FleetState.Read(place);
        var bundle = state.Succeeded ? state.Value.ReadBundle() : new Ledger.LedgerResult<EnforcedBundle>(null, state.Error);
        if (!bundle.Succeeded) return Finding.Bad("Organisation", name, "Nothing of it is in force, so every call is refused.", bundle.Error.ToString());
        var release = bundle.Value.Release;
        return machine.Clock.GetUtcNow().ToUnixTimeMilliseconds() > release.ExpiresMs
            ? Finding.Heed("Organisation", name, $"Release {release.Release} is in force, and whether there is a newer one is not known.", $"Run `{place.SyncCommand}`.")
            : Finding.Good("Organisation", name, $"Release {release.Release} is in force.");
    }
}
