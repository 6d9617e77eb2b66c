using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary>Has packs enforced, or no longer, in the person's settings.</summary>
internal static class PackSwitch
{
    public static int Enable(CommandContext context, EmbeddedPack[] packs)
    {
        var change = PackChange.Enable(StateFolder.Open(context.State), packs);
        if (change.MayLoosen && LooseningGuard.Refuse(context, "ssg packs enable") is { } refused) return refused;
        if (change.Save(context.Clock) is { } problem) return context.Fail(problem);
        foreach (var pack in packs) context.Out.WriteLine($"{pack.Name} is on");
        return ExitCodes.Ok;
    }

    public static int Disable(CommandContext context, EmbeddedPack[] packs)
    {
        if (Array.Find(packs, pack => pack.IsBuiltIn) is { } builtIn)
        {
            return context.Fail($"`{builtIn.Name}` guards SigmaShake itself and cannot be switched off", ExitCodes.Usage);
        }

        if (LooseningGuard.Refuse(context, "ssg packs disable") is { } refused) return refused;
        if (PackChange.Disable(StateFolder.Open(context.State), packs).Save(context.Clock) is { } problem) return context.Fail(problem);

        // What the organisation or the project at hand enables stays in force here, whatever the person's settings say.
        foreach (var pack in packs) context.Out.WriteLine($"{pack.Name} is off{But(PackCommand.StateOf(context, pack))}");
        return ExitCodes.Ok;
    }

    private static string But(PackState state) => state switch
    {
        { IsOfFleet: true } => " for you, but your organisation enforces it",
        { IsInForce: true } => ", but this project enables it",
        _ => "",
    };
}
