using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Fleet;
using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet bundle build</c>: a folder of rules as what machines enforce, to be signed.</summary>
internal static class FleetBuildCommand
{
    public static Command Define(CommandContext context)
    {
        var folder = new Argument<string>("FOLDER") { Description = $"The rules, in it and below it; and `{RulesFolder.Settings}`, if anything is set besides: grant, packs_enabled, decisions." };
        var output = new Option<string>("--output", "-o") { Description = "The folder to write into.", Required = true, HelpName = "FOLDER" };
        var root = new Option<string>("--root") { Description = "The root that is in force.", Required = true, HelpName = "FILE" };
        var from = new Option<string>("--from") { Description = $"The `{StagedFile.Targets}` that was published last; without it this is release 1.", HelpName = "FILE" };
        var first = new Option<string[]>("--first") { Description = "A machine that gets it before all others; may be said again.", HelpName = "NAME" };
        var waves = new Option<string>("--waves") { Description = "How many of the others get it, in percent, wave after wave: 1,10,50,100.", HelpName = "N,…" };
        var expires = GivenDays.ExpiryOption("90d");
        var command = new Command("build", "Check rules and their examples, and make of them what machines enforce. Nothing is written unless all is well.")
        {
            folder, output, root, from, first, waves, expires,
        };
        command.SetAction(parsed =>
        {
            if (GivenDays.Parse(parsed.GetValue(expires)!) is not { } length) return context.Fail(GivenDays.Problem(parsed.GetValue(expires)!), ExitCodes.Usage);
            var (rollout, problem) = GivenRollout.Read(parsed.GetValue(first) ?? [], parsed.GetValue(waves));
            if (problem is not null) return context.Fail(problem, ExitCodes.Usage);
            var path = GivenPath.Resolve(context, parsed.GetValue(folder)!);
            if (!Directory.Exists(path)) return context.Fail($"`{parsed.GetValue(folder)}` is not a folder", ExitCodes.Usage);
            var (bundle, unfit) = RulesFolder.Read(path);
            if (bundle is null) return context.Fail(unfit!);
            if (!IsFit(context, path, bundle)) return ExitCodes.Failed;

            var (release, unplanned) = Plan(context, bundle, rollout, length, parsed.GetValue(root)!, parsed.GetValue(from));
            return release is null ? context.Fail(unplanned!) : Write(context, bundle, release, GivenPath.Resolve(context, parsed.GetValue(output)!));
        });
        return command;
    }

    // What the hook would take for a shut gate refuses everything on every machine.
    private static bool IsFit(CommandContext context, string path, RuleBundle bundle)
    {
        var read = FleetRules.Check(path, bundle);
        foreach (var diagnostic in read.Diagnostics) context.Error.WriteLine(DiagnosticPrinter.Print(diagnostic));
        var failed = FailedSamples.Of(read.Rules).ToList();
        foreach (var failure in failed) context.Error.WriteLine(failure);
        var errors = read.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (read.Fault is { } fault) context.Fail($"`{path}` {fault}");
        if (errors > 0) context.Fail($"{Counted.Text(errors, "error")} in the rules; mend them, `ssg lint {path}` shows them again");
        if (failed.Count > 0) context.Fail($"{Counted.Text(failed.Count, "example")} of the rules did not hold; mend them, `ssg test {path}` runs them again");
        return read.Fault is null && errors == 0 && failed.Count == 0;
    }

    private static (Release? Release, string? Problem) Plan(CommandContext context, RuleBundle bundle, RolloutPlan? rollout, TimeSpan length, string rootFile, string? from)
    {
        var (rootStaged, noRoot) = StagedFile.Read(GivenPath.Resolve(context, rootFile));
        if (rootStaged?.Content is not TufRoot root) return (null, noRoot ?? $"`{rootFile}` is no root; name the file that `ssg fleet keys root` made");
        var (before, unread) = from is null ? (null, null) : StagedFile.ReadTargets(GivenPath.Resolve(context, from));
        if (unread is not null) return (null, unread);

        var target = TufTarget.Of(bundle.ToBytes(), rollout is null ? default(ReadOnlyMemory<byte>?) : rollout.ToCustom());
        var others = before?.Targets.Where(other => other.Key != RuleBundle.TargetPath) ?? [];
        var targets = new TufTargets(
            (before?.Version ?? 0) + 1,
            context.Clock.GetUtcNow() + length,
            others.Append(KeyValuePair.Create(RuleBundle.TargetPath, target)).ToDictionary(StringComparer.Ordinal),
            before?.Delegations);
        var staged = TufStaged.Of(TufRoleNames.Targets, targets);
        return staged.Succeeded ? (new Release(staged.Value, rootStaged, root), null) : (null, staged.Error.ToString());
    }

    private static int Write(CommandContext context, RuleBundle bundle, Release release, string output)
    {
        var targets = Path.Combine(output, StagedFile.Targets);
        if (FileStatus.Of(targets).Kind != FileKind.Absent) return context.Fail($"`{targets}` is there already, and may have been signed; name another folder, or move that one away");
        if (FileStatus.Of(output).Kind == FileKind.Absent) Directory.CreateDirectory(output);

        // What the signatures are on comes last: a folder that has it is whole.
        var problem = StagedFile.Write(Path.Combine(output, RuleBundle.TargetPath), bundle.ToBytes())
            ?? StagedFile.Write(Path.Combine(output, StagedFile.Root), release.RootFile.ToBytes())
            ?? StagedFile.Write(targets, release.Targets.ToBytes());
        if (problem is not null) return context.Fail(problem);

        context.Out.WriteLine($"release {release.Targets.Content.Version}: {Counted.Text(bundle.Files.Count, "file")}, rules {bundle.RulesHash[..16]}");
        foreach (var line in SigningState.Of(release.Targets, release.Root).State!.Lines()) context.Out.WriteLine(line);
        return ExitCodes.Ok;
    }

    private sealed record Release(TufStaged Targets, TufStaged RootFile, TufRoot Root);
}
