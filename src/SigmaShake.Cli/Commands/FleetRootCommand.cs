using System.CommandLine;
using SigmaShake.Cli.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet keys root</c>: who decides what, to be signed by those who decide about it.</summary>
internal static class FleetRootCommand
{
    public static Command Define(CommandContext context)
    {
        var rootKeys = new Option<string[]>("--root-key") { Description = "A public key that signs roots; once for each person.", HelpName = "FILE" };
        var rootThreshold = new Option<int?>("--threshold") { Description = "How many of them must sign; 2 in a first root.", HelpName = "N" };
        var targetsKeys = new Option<string[]>("--targets-key") { Description = "A public key that signs rules; once for each person.", HelpName = "FILE" };
        var targetsThreshold = new Option<int?>("--targets-threshold") { Description = "How many of them must sign; 2 in a first root.", HelpName = "N" };
        var onlineKey = new Option<string>("--online-key") { Description = "The public half of the server's key, as it was downloaded from there.", HelpName = "FILE" };
        var from = new Option<string>("--from") { Description = "The root before this one; what is not named stays as it was there.", HelpName = "FILE" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write, with no signature on it.", Required = true, HelpName = "FILE" };
        var expires = GivenDays.ExpiryOption("365d");
        var command = new Command("root", "Make the root: whose signatures change rules, whose change keys, and how many of each. `ssg fleet bundle sign` signs it.")
        {
            rootKeys, rootThreshold, targetsKeys, targetsThreshold, onlineKey, from, output, expires,
        };
        command.SetAction(parsed =>
        {
            if (GivenDays.Parse(parsed.GetValue(expires)!) is not { } length) return context.Fail(GivenDays.Problem(parsed.GetValue(expires)!), ExitCodes.Usage);
            var (keys, problem) = Keys(context, parsed.GetValue(rootKeys), parsed.GetValue(targetsKeys), parsed.GetValue(onlineKey) is { } online ? [online] : []);
            if (problem is not null) return context.Fail(problem);
            var plan = new RootPlan(
                keys[0], parsed.GetValue(rootThreshold), keys[1], parsed.GetValue(targetsThreshold), keys[2].SingleOrDefault(), context.Clock.GetUtcNow() + length);
            return Run(context, plan, parsed.GetValue(from), GivenPath.Resolve(context, parsed.GetValue(output)!));
        });
        return command;
    }

    private static int Run(CommandContext context, RootPlan plan, string? from, string output)
    {
        var (before, unread) = from is null ? (null, null) : StagedFile.ReadRoot(GivenPath.Resolve(context, from));
        if (unread is not null) return context.Fail(unread);
        var (root, problem) = plan.Make(before);
        if (root is null) return context.Fail(problem!, ExitCodes.Usage);
        if (File.Exists(output)) return context.Fail($"`{output}` is there already; name another file, or move that one away", ExitCodes.Usage);
        var staged = TufStaged.Of(TufRoleNames.Root, root);
        if (!staged.Succeeded) return context.Fail(staged.Error.ToString());
        if (StagedFile.Write(output, staged.Value.ToBytes()) is { } unwritten) return context.Fail(unwritten);

        foreach (var line in RootText.Lines(root)) context.Out.WriteLine(line);
        foreach (var line in SigningState.Of(staged.Value, before).State!.Lines()) context.Out.WriteLine(line);
        return ExitCodes.Ok;
    }

    private static (List<List<Ed25519PublicKey>> Keys, string? Problem) Keys(CommandContext context, params string[]?[] groups)
    {
        var keys = new List<List<Ed25519PublicKey>>();
        foreach (var group in groups)
        {
            var read = new List<Ed25519PublicKey>();
            foreach (var file in group ?? [])
            {
                var (key, problem) = KeyFile.ReadPublic(GivenPath.Resolve(context, file));
                if (key is null) return (keys, problem);
                read.Add(key);
            }

            keys.Add(read);
        }

        return (keys, null);
    }
}
