using System.CommandLine;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Fleet;
using SigmaShake.Cli.Terminals;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet bundle merge</c>: the signatures of several people, who signed copies apart from each other, on one file.</summary>
internal static class FleetMergeCommand
{
    public static Command Define(CommandContext context)
    {
        var file = new Argument<string>("FILE|FOLDER") { Description = "Where the signatures are brought together." };
        var others = new Argument<string[]>("OTHER") { Description = "Copies of it that others have signed, files or folders, and signatures that `sign --detached` printed.", Arity = ArgumentArity.OneOrMore };
        var root = FleetSignCommand.RootOption();
        var command = new Command("merge", "Bring together what several people have signed; in any order.") { file, others, root };
        command.SetAction(parsed =>
        {
            var (subject, problem) = SigningSubject.Read(GivenPath.Resolve(context, parsed.GetValue(file)!), parsed.GetValue(root) is { } given ? GivenPath.Resolve(context, given) : null);
            return subject is null ? context.Fail(problem!) : Merge(context, subject, parsed.GetValue(others)!);
        });
        return command;
    }

    private static int Merge(CommandContext context, SigningSubject subject, string[] others)
    {
        var staged = subject.State.Staged;
        foreach (var other in others)
        {
            var path = GivenPath.Resolve(context, other);
            if (Directory.Exists(path)) path = Path.Combine(path, StagedFile.Targets);
            var read = BoundedFile.Read(path, new TufLimits().MaxTargetsBytes);
            if (read.Bytes is null) return context.Fail($"`{other}` {read.Problem}");
            var merged = With(subject.State with { Staged = staged }, read.Bytes);
            if (!merged.Succeeded) return context.Fail($"`{other}`: {merged.Error}");
            if (merged.Value.Signatures.Count == staged.Signatures.Count) context.Error.WriteLine($"ssg: `{PrintableText.Line(other)}` adds no signature that counts here");
            staged = merged.Value;
        }

        if (StagedFile.Write(subject.Path, staged.ToBytes()) is { } unwritten) return context.Fail(unwritten);
        FleetSignCommand.ShowSigners(context.Out, subject.State with { Staged = staged });
        return ExitCodes.Ok;
    }

    private static TufResult<TufStaged> With(SigningState state, byte[] bytes)
    {
        var detached = TufDetachedSignature.Parse(bytes);
        if (detached.Succeeded) return state.Staged.With(detached.Value, state.Authorities);
        var copy = TufStaged.Parse(bytes);
        return copy.Succeeded ? state.Staged.Merge(copy.Value, state.Authorities) : copy;
    }
}
