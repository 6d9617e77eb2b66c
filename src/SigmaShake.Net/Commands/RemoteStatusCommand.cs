using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Net.Publishing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet status --remote</c>: releases and machines, as the server has them. Without <c>--remote</c> it is a command of <c>ssg</c> itself.</summary>
internal static class RemoteStatusCommand
{
    public static Command Define(CommandContext context)
    {
        var remote = new Option<bool>("--remote") { Description = "Ask the server. Without it, what is in force on this machine is shown, and nobody is asked.", Required = true };
        var desk = new DeskOptions();
        var command = new Command("status", "Show releases and machines as the server has them.") { remote };
        desk.AddTo(command);
        command.SetAction((parsed, cancellation) => desk.WithDeskAsync(context, parsed, async at =>
        {
            foreach (var (path, lines) in new (string, Func<JsonValue, IEnumerable<string>>)[] { ("rollouts", FleetView.Releases), ("machines", FleetView.Machines) })
            {
                var reply = await at.GetAsync($"{path}?limit=200", cancellation);
                if (!reply.IsSuccess) return DeskOptions.Fail(context, at, reply);
                if (JsonParser.Parse(reply.Body).Value is not { } page) return context.Fail($"`{at.Fleet.Server}` answers what is no JSON; ask whoever runs it");
                foreach (var line in lines(page)) context.Out.WriteLine(line);
                if (page.Member("next"u8) is { Kind: not JsonKind.Null }) context.Error.WriteLine($"ssg: there are more {(path == "rollouts" ? "releases" : path)}; the pages of `{at.Fleet.Server}` show all");
            }

            return ExitCodes.Ok;
        }));
        return command;
    }
}
