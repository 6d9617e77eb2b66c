using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Connections;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.State;
using SigmaShake.Net.Dashboard;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg serve</c>: the dashboard, on this machine and for whoever has the link.</summary>
internal static class ServeCommand
{
    public static Command Define(CommandContext context)
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; no other address is ever served.", DefaultValueFactory = _ => LocalAddress.DefaultPort, HelpName = "N" };
        var link = new Option<bool>("--link") { Description = "Print a new link for a dashboard that runs already." };
        var command = new Command("serve", "Show what agents did, why it was judged so, and the rules, in a browser on this machine. Prints a link that signs in once. Runs until it is ended.") { port, link };
        command.SetAction((parsed, cancellation) => parsed.GetValue(port) is not (>= 0 and <= ushort.MaxValue)
            ? Task.FromResult(context.Fail($"`--port` goes from 1 to {ushort.MaxValue}, or is 0 for any that is free", ExitCodes.Usage))
            : parsed.GetValue(link) ? Task.FromResult(Link(context)) : ServeAsync(context, parsed.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> ServeAsync(CommandContext context, int port, CancellationToken cancellation)
    {
        // An interrupt is told to what has been handed back as a task: without this all until the first wait, the link too, would come before that, and an early Ctrl-C end with 130.
        await Task.Yield();
        var state = StateFolder.Open(context.State);
        using var running = RunningDashboard.TryBegin(state);
        if (running is null) return context.Fail(new OutboxDesk(state).IsCarried
            ? "the dashboard is running already; `ssg serve --link` prints a new link to it"
            : "the dashboard is running already, and carries out neither RUN nor WEBHOOK; `ssg serve --link` prints a new link to it, which says why");
        using var machine = new Machine(state, context.Directory, context.Clock);
        var (sessions, desk) = (new Sessions(context.Clock), new OutboxDesk(state));
        var site = DashboardSite.Of(machine, InstallationsOf(context), desk);
        try
        {
            await using var server = await DashboardServer.StartAsync(
                port, address => new RequestHandler(address, state, sessions, site, context.Clock, Say), cancellation);
            await using var upkeep = LogUpkeep.Begin(machine, Say);
            await using var carried = CarriedOutbox.Begin(state, desk, context.Person.AgentAbove(), machine.FindAsync, Say, context.Clock);
            running.Tell(server.Address);
            Print(context, state, server.Address.ToString());
            await server.RunAsync(cancellation);
            return ExitCodes.Ok;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return context.Fail(string.Create(CultureInfo.InvariantCulture, $"port {port} of 127.0.0.1 is taken by another program; `--port` names another"));
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }

        void Say(string line) => context.Fail(line);
    }

    // What hooks run is the program beside this one.
    private static InitContext InstallationsOf(CommandContext context)
    {
        var world = Installations.Of(context);
        return world with { Ssg = Path.Combine(Path.GetDirectoryName(world.Ssg)!, "ssg") };
    }

    private static int Link(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        if (RunningDashboard.AddressOf(state) is not { } address) return context.Fail("no dashboard is running; `ssg serve` starts one");
        Print(context, state, address);
        return ExitCodes.Ok;
    }

    private static void Print(CommandContext context, StateFolder state, string address)
    {
        // An agent can start this program as well as a person: what its link opens may look, and loosens nothing.
        var objection = context.Person.Objection();
        var secret = SignInLink.Make(state, isPerson: objection is null, context.Clock);
        context.Error.WriteLine($"ssg: the dashboard is on {address}; this link signs in once, within {SignInLink.Life.TotalMinutes:0} minutes:");
        if (objection is not null) context.Error.WriteLine($"ssg: whoever uses it may look, and loosen nothing, because {objection}");
        context.Out.WriteLine($"{address}{SignInPages.LinkPrefix}{secret}");
    }
}
