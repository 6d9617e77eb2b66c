using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Signing.Bundles;

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

    /// <summary>A bundle that is not in force, as an origin of rules: to see what it would do.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="bundle">The bundle.</param>
    public static RuleOrigin Origin(string path, RuleBundle bundle)
    {
        var identity = Identity(mayLoosen: true);
        return new RuleOrigin("preview", path, budget => FleetRules.Content(path, bundle, budget), _ => identity);
    }

    private static SourceIdentity Identity(bool mayLoosen) => new(Layer.Fleet, Name, IsPack: false, IsTrusted: true, mayLoosen);

    private static FleetState State(FleetPlace place)
    {
        var read = FleetState.Read(place);
        return read.Succeeded ? read.Value : throw new StateException(read.Error.Message, read.Error.Help);
    }

    // Of two organisations the machine's comes first: where a person has enrolled themselves besides, that loosens nothing of it.
    private static RuleOrigin Origin(FleetPlace place, bool mayLoosen)
    {
        var state = State(place);
        var identity = Identity(mayLoosen);
        return new RuleOrigin(Name, place.Folder, budget => FleetRules.Read(place, state, budget), _ => identity)
        {
            KnownHash = state.Release.Bundle,
            ImagesIn = place.IsMachine ? place : null,
        };
    }
}
