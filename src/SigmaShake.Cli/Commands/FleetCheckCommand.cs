using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet check</c>: whether this program can enforce what is signed; and if it can, so that no call has to wait for it.</summary>
internal static class FleetCheckCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("check", "Check that the organisation's rules can be enforced here, and compile them, so that no call waits for it. `ssg fleet sync` does this too.");
        command.SetAction(_ =>
        {
            var state = StateFolder.Open(context.State);
            var places = Array.FindAll(FleetLayer.PlacesOf(state), FleetState.IsEnrolled);
            if (places.Length == 0) return context.Fail("neither this machine nor you are enrolled with an organisation; `ssg fleet enrol` does that");
            var images = new ImageStore(state, context.Clock, RuleFolder.LeisurelyBudget);
            foreach (var origin in FleetLayer.Origins(places))
            {
                var loaded = images.Load(origin);
                context.Out.WriteLine($"{Counted.Text(loaded.Image.RuleCount, "rule")} in force from {origin.Folder}");
            }

            images.LeaveBehind();
            return ExitCodes.Ok;
        });
        return command;
    }
}
