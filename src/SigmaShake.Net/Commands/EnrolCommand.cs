using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Enrolment;
using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Reporting;
using SigmaShake.Net.Syncing;
using SigmaShake.Signing;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet enrol</c>: have a machine, or oneself, enforce what an organisation has signed.</summary>
internal static class EnrolCommand
{
    private const int MaxKeyBytes = 1024;

    public static Command Define(CommandContext context)
    {
        var server = new Argument<string>("SERVER") { Description = "The fleet's address, such as https://fleet.example.com/fleet/acme." };
        var organisation = new Option<string?>("--organisation") { Description = "The organisation, where the address does not name it.", HelpName = "NAME" };
        var keyFile = new Option<string>("--key-file") { Description = "A file that holds the enrolment key; `-` reads it from standard input.", HelpName = "FILE", Required = true };
        var name = new Option<string?>("--name") { Description = "What the machine is called there; without it, its host name.", HelpName = "NAME" };
        var authority = new Option<string?>("--ca") { Description = "A certificate authority to trust for this server beside those of the machine, in PEM.", HelpName = "FILE" };
        var root = new Option<string?>("--root-sha256") { Description = "The SHA-256 of the organisation's first root, as those who signed it know it; another is refused.", HelpName = "HEX" };
        var user = EnrolledPlaces.UserOption();
        var command = new Command("enrol", "Enforce what an organisation signs: as root for every user of this machine, else for yourself.") { server, organisation, keyFile, root, name, authority, user };
        command.SetAction((parsed, cancellation) =>
        {
            if (Refusal(context) is { } refused) return Task.FromResult(refused);
            if (FleetAddress.Parse(parsed.GetValue(server)!, parsed.GetValue(organisation), out var problem) is not { } fleet) return Task.FromResult(context.Fail(problem, ExitCodes.Usage));
            var called = parsed.GetValue(name) ?? HostName();
            if (!MachineName.IsValid(called)) return Task.FromResult(context.Fail($"`{called}` is no name for a machine; say one with `--name`: {MachineName.Rule}", ExitCodes.Usage));
            var key = ReadKey(context, parsed.GetValue(keyFile)!);
            if (!key.Succeeded) return Task.FromResult(context.Fail(key.Error.ToString(), ExitCodes.Usage));
            if (parsed.GetValue(root) is { } wanted && !string.Equals(wanted, Convert.ToHexStringLower(key.Value.RootSha256), StringComparison.OrdinalIgnoreCase))
                return Task.FromResult(context.Fail("the enrolment key names another root than `--root-sha256`; ask those who signed the root, and not the server, which of them is right"));
            if (!AuthorityFile.TryRead(context, parsed.GetValue(authority), out var pem, out var trust, out problem)) return Task.FromResult(context.Fail(problem, ExitCodes.Usage));
            var place = EnrolledPlaces.ToEnrol(context, parsed.GetValue(user));
            if (place.IsMachine && HomeDirectory.FromUserDatabase() is { } home && home != HomeDirectory.Find())
                return Task.FromResult(context.Fail($"HOME is `{HomeDirectory.Find()}`, and root's is `{home}`: what serves every user must not depend on a person's; run it by `sudo -H`"));
            return RunAsync(context, new EnrolmentPlan(place, fleet, key.Value, called, pem), trust, cancellation);
        });
        return command;
    }

    // An organisation's ALLOW counts above a person's own rules, so this can loosen: a stranger's fleet must not be an agent's way out. Root's scripts may.
    private static int? Refusal(CommandContext context)
    {
        if (!EnrolledPlaces.IsRoot) return LooseningGuard.Refuse(context, "ssg fleet enrol");
        return context.Person.AgentAbove() is { } agent ? context.Fail($"`ssg fleet enrol` is not for agents, but {agent}; run it yourself", ExitCodes.Usage) : null;
    }

    private static async Task<int> RunAsync(CommandContext context, EnrolmentPlan plan, TlsTrust? trust, CancellationToken cancellation)
    {
        var state = StateFolder.Open(context.State);
        using (var connection = new ServerConnection(plan.Fleet.Server, trust))
        {
            var deed = new PersonAction("fleet-enrol", $"{plan.Fleet} as {plan.Name}{(plan.Place.IsMachine ? ", the whole machine" : "")}");
            if (await new Enroller(plan, connection, context.Clock).RunAsync(() => Recorder.RecordAction(state, deed, context.Clock), cancellation) is { } problem)
                return context.Fail($"{problem} (nobody was enrolled)");
        }

        using var machine = EnrolledMachine.Open(plan.Place, context.Clock);
        await CompiledRules.MakeAsync(cancellation);
        var outcome = await new Synchroniser(plan.Place, machine.Requests, context.Clock).RunAsync(null, cancellation);
        context.Out.WriteLine($"enrolled as {machine.Enrolment.Machine} (`{plan.Name}`), {(plan.Place.IsMachine ? "for every user of this machine" : "for yourself")}");
        context.Out.WriteLine($"trusted root: SHA-256 {Convert.ToHexStringLower(plan.Key.RootSha256)}");
        context.Out.WriteLine(SyncText.Of(machine.Enrolment, outcome, context.Clock.GetUtcNow()));
        if (await new Reporter(machine, state, context.Clock).SendAsync(outcome, cancellation) is { } unreported) context.Error.WriteLine($"ssg: {unreported}");
        await FollowAsync(context, plan.Place, cancellation);
        return outcome.Problem is { } unsynced ? context.Fail(unsynced) : ExitCodes.Ok;
    }

    /// <summary>Has something follow the server from now on; where that cannot be arranged, says what to do.</summary>
    private static async Task FollowAsync(CommandContext context, FleetPlace place, CancellationToken cancellation)
    {
        const string command = "ssg fleet sync --watch";
        if (!place.IsMachine)
        {
            context.Error.WriteLine($"ssg: to follow the organisation, keep `{command}` running in your session (a systemd user unit, or its autostart)");
        }
        else if (!SystemdUnit.IsThere)
        {
            context.Error.WriteLine($"ssg: systemd does not run this machine; have whatever does keep `{command}` running as root");
        }
        else if (await SystemdUnit.InstallAsync(Environment.ProcessPath!, HomeDirectory.Find(), cancellation) is { } problem)
        {
            context.Error.WriteLine($"ssg: the service that follows the server is not there: {problem}");
        }
        else
        {
            context.Out.WriteLine($"{FleetUnit.Name} follows the server");
        }
    }

    private static SigningResult<EnrolmentKey> ReadKey(CommandContext context, string file)
    {
        if (file == "-") return EnrolmentKey.Parse((context.In.ReadLine() ?? "").Trim());
        var path = Path.GetFullPath(file, context.Directory);
        var read = BoundedFile.Read(path, MaxKeyBytes);
        if (read.Bytes is null) return new SigningResult<EnrolmentKey>(null, new SigningError($"`{path}` {read.Problem}", "name a file that holds the enrolment key"));
        var text = Encoding.UTF8.GetString(read.Bytes).Trim();
        CryptographicOperations.ZeroMemory(read.Bytes);
        return EnrolmentKey.Parse(text);
    }

    // A host name has letters, digits and dashes; what else it may have been given is left out.
    private static string HostName() => string.Concat(Environment.MachineName.Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_').Take(MachineName.MaxLength));
}
