using System.CommandLine;
using System.Globalization;
using System.Text;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Fleet;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet bundle sign</c>: one person's signature on rules or on a root, after they were shown what it says. Needs no network.</summary>
internal static class FleetSignCommand
{
    private const int MaxLines = 200;

    public static Command Define(CommandContext context)
    {
        var file = new Argument<string>("FILE|FOLDER") { Description = "A folder that was built, or a root." };
        var key = new Option<string>("--key") { Description = "Your private key.", Required = true, HelpName = "FILE" };
        var from = new Option<string>("--from") { Description = "The bundle or the folder before, to show what is otherwise now.", HelpName = "BUNDLE" };
        var root = RootOption();
        var detached = new Option<bool>("--detached") { Description = "Print the signature alone, to be sent to whoever merges; the file stays as it is." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var passphrase = FleetKeysCommand.PassphraseOption();
        var command = new Command("sign", "Sign rules or a root, after a look at what they say.") { file, key, passphrase, from, root, detached, yes };
        command.SetAction(parsed =>
        {
            var (subject, problem) = SigningSubject.Read(GivenPath.Resolve(context, parsed.GetValue(file)!), parsed.GetValue(root) is { } given ? GivenPath.Resolve(context, given) : null);
            if (subject is null) return context.Fail(problem!);
            var (before, unread) = parsed.GetValue(from) is { } bundle ? BundleInput.Read(GivenPath.Resolve(context, bundle)) : (null, null);
            if (unread is not null) return context.Fail(unread);

            // On standard output a detached signature stands alone.
            Show(parsed.GetValue(detached) ? context.Error : context.Out, subject, before);
            if (!parsed.GetValue(yes) && !IsAgreed(context)) return context.Fail("nothing was signed");
            var (signer, noKey) = KeyFile.ReadPrivate(GivenPath.Resolve(context, parsed.GetValue(key)!), FleetKeysCommand.Passphrase(context, parsed.GetValue(passphrase)));
            if (signer is null) return context.Fail(noKey!);
            using (signer) return Sign(context, subject, signer, parsed.GetValue(detached));
        });
        return command;
    }

    /// <summary>The option that names the root by whose word keys count.</summary>
    public static Option<string> RootOption() => new("--root")
    {
        Description = $"The root by whose word keys count: for rules the one in force (without it, the `{StagedFile.Root}` beside the file), for a root the one before it.",
        HelpName = "FILE",
    };

    /// <summary>Says who has signed and how many are missing; of a root that is complete also what machines know it by.</summary>
    public static void ShowSigners(TextWriter output, SigningState state)
    {
        foreach (var line in state.Lines()) output.WriteLine(line);
        if (state is { IsComplete: true, Staged.Content: TufRoot { Version: 1 } }) output.WriteLine($"machines are told its SHA-256: {Sha256.Hash(state.Staged.ToBytes())}");
    }

    private static void Show(TextWriter output, SigningSubject subject, RuleBundle? before)
    {
        var staged = subject.State.Staged;
        output.WriteLine($"sha256 of what is signed: {staged.Digest}");
        if (staged.Content is TufRoot root)
        {
            foreach (var line in RootText.Lines(root)) output.WriteLine(line);
            return;
        }

        var bundle = subject.Bundle!;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"release {staged.Content.Version}, good until {staged.Content.Expires:yyyy-MM-dd}: {Counted.Text(bundle.Files.Count, "file")}, rules {bundle.RulesHash[..16]}"));
        if (((TufTargets)staged.Content).Targets[RuleBundle.TargetPath].Custom is { } custom) output.WriteLine($"rolled out by {PrintableText.Line(Encoding.UTF8.GetString(custom.Span))}");
        var lines = BundleDifference.Lines(before, bundle);
        output.WriteLine(before is null ? "It says (`--from` shows only what is otherwise than before):" : lines.Count == 0 ? "It says what the one before said." : "Otherwise than before:");
        foreach (var line in lines.Take(MaxLines)) output.WriteLine(line);
        if (lines.Count > MaxLines) output.WriteLine($"  and {lines.Count - MaxLines} more; the files are in `{subject.Path}`'s folder");
    }

    private static bool IsAgreed(CommandContext context)
    {
        context.Error.Write("Sign it? [y/N] ");
        return context.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static int Sign(CommandContext context, SigningSubject subject, TufSigner signer, bool isDetached)
    {
        var signature = subject.State.Staged.Sign(signer);
        var signed = subject.State.Staged.With(signature, subject.State.Authorities);
        if (!signed.Succeeded) return context.Fail(signed.Error.ToString());
        if (isDetached)
        {
            context.Out.WriteLine(signature.ToString());
            return ExitCodes.Ok;
        }

        if (StagedFile.Write(subject.Path, signed.Value.ToBytes()) is { } unwritten) return context.Fail(unwritten);
        ShowSigners(context.Out, subject.State with { Staged = signed.Value });
        return ExitCodes.Ok;
    }
}
