using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Loading;

/// <summary>
/// The rules that organisations have signed, in force above a person's. Whoever is enrolled and has no valid bundle is refused everything: nothing
/// that a person or an agent can take away makes them go away.
/// </summary>
internal static class FleetLayer
{
    private const string Name = "fleet";

    /// <summary>Where they are looked for: for the whole machine, then for this person.</summary>
    public static FleetPlace[] PlacesOf(StateFolder state) => [FleetPlace.Machine, FleetPlace.OfPerson(state.Path)];

    /// <summary>What is enrolled there, as origins of rules.</summary>
    /// <exception cref="StateException">An organisation's rules cannot be enforced.</exception>
    public static List<RuleOrigin> Origins(FleetPlace[] places)
    {
        var origins = new List<RuleOrigin>();
        foreach (var place in places)
        {
            if (FleetState.IsEnrolled(place)) origins.Add(Origin(place, mayLoosen: origins.Count == 0));
        }

        return origins;
    }

    /// <summary>What is set there beside rules.</summary>
    /// <exception cref="StateException">An organisation's rules cannot be enforced.</exception>
    public static FleetSettings Settings(FleetPlace[] places)
    {
        var settings = FleetSettings.None;
        foreach (var place in places)
        {
            if (FleetState.IsEnrolled(place)) settings = settings.And(FleetSettings.Of(FleetRules.Bundle(State(place)).Bundle.Settings));
        }

        return settings;
    }

    private static FleetState State(FleetPlace place)
    {
        var read = FleetState.Read(place);
        return read.Succeeded ? read.Value : throw new StateException(read.Error.Message, read.Error.Help);
    }

    // Of two organisations the machine's comes first: where a person has enrolled themselves besides, that loosens nothing of it.
    private static RuleOrigin Origin(FleetPlace place, bool mayLoosen)
    {
        var state = State(place);
        var identity = new SourceIdentity(Layer.Fleet, Name, IsPack: false, IsTrusted: true, mayLoosen);
        return new RuleOrigin(Name, place.Folder, budget => FleetRules.Read(place, state, budget), _ => identity)
        {
            KnownHash = state.Release.Bundle,
            ImagesIn = place.IsMachine ? place : null,
        };
    }
}
