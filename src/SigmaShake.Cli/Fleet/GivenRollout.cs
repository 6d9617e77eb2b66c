using SigmaShake.Signing.Fleet;

namespace SigmaShake.Cli.Fleet;

/// <summary>In which order machines get a release, as people type it.</summary>
internal static class GivenRollout
{
    /// <summary>Reads it; null and no problem for no plan. What servers would refuse is refused before anybody signs it.</summary>
    public static (RolloutPlan? Plan, string? Problem) Read(IReadOnlyList<string> first, string? waves)
    {
        if (first.Count == 0 && waves is null) return (null, null);
        if (first.Count > RolloutPlan.MaxFirst) return (null, $"`--first` names more than {RolloutPlan.MaxFirst} machines; let a wave take them");
        if (first.Any(name => !MachineName.IsValid(name))) return (null, $"`--first` takes the name of a machine, or its id: {MachineName.Rule}");

        var plan = new RolloutPlan { First = [.. first.Distinct(StringComparer.Ordinal)] };
        if (waves is not null) plan = plan with { Waves = [.. waves.Split(',', StringSplitOptions.TrimEntries).Select(text => int.TryParse(text, out var number) ? number : 0)] };
        return RolloutPlan.Parse(plan.ToCustom()).Succeeded ? (plan, null) : (null, "`--waves` takes rising percentages that end with 100, such as 1,10,50,100");
    }
}
