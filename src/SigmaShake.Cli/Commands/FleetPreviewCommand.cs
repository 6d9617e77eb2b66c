using System.CommandLine;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Fleet;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet preview</c>: what new rules would have said to calls that are on record.</summary>
internal static class FleetPreviewCommand
{
    private const int ShownCalls = 20;
    private const int MostCalls = 10_000;
    private const int MaxDecisionBytes = 256 << 20;

    public static Command Define(CommandContext context)
    {
        var bundle = new Argument<string>("BUNDLE|FOLDER") { Description = "The new rules: a bundle, a folder that was built, or a folder of rules." };
        var logs = new Option<string[]>("--log") { Description = "A state folder whose log is replayed; may be said again. Without any, your own.", HelpName = "FOLDER" };
        var decisions = new Option<string[]>("--decisions") { Description = "Decisions as `ssg audit export` prints them, one JSON object a line; may be said again.", HelpName = "FILE" };
        var all = new Option<bool>("--all") { Description = $"Show every call that would come out otherwise, up to {MostCalls}." };
        var command = new Command("preview", "Judge recorded calls by new rules, and show what would come out otherwise. Records nothing, and enforces nothing.") { bundle, logs, decisions, all };
        command.SetAction(parsed =>
        {
            var path = GivenPath.Resolve(context, parsed.GetValue(bundle)!);
            var (read, problem) = BundleInput.Read(path);
            if (read is null) return context.Fail(problem!);
            var state = StateFolder.Open(context.State);
            var images = new ImageStore(state, context.Clock, RuleFolder.LeisurelyBudget);
            var preview = new Preview(state, SettingsFile.Load(state), images, FleetLayer.Origin(path, read));
            var (files, folders) = (parsed.GetValue(decisions) ?? [], parsed.GetValue(logs) ?? []);
            if (files.Length == 0 && folders.Length == 0) folders = [state.Path];
            return Run(context, preview, folders, files, parsed.GetValue(all) ? MostCalls : ShownCalls);
        });
        return command;
    }

    private static int Run(CommandContext context, Preview preview, string[] folders, string[] files, int shown)
    {
        var changed = new List<ChangedCall>();
        var exitCode = ExitCodes.Ok;
        foreach (var folder in folders) exitCode = Math.Max(exitCode, ReplayLog(context, GivenPath.Resolve(context, folder), Replay));
        foreach (var file in files) exitCode = Math.Max(exitCode, ReplayFile(context, file, Replay));
        foreach (var line in PreviewText.Lines(preview, changed)) context.Out.WriteLine(line);
        return exitCode;

        void Replay(RecordedCall? recorded)
        {
            if (recorded is not null && preview.Replay(recorded) is { } change && changed.Count < shown) changed.Add(change);
        }
    }

    private static int ReplayLog(CommandContext context, string folder, Action<RecordedCall?> replay)
    {
        var ledger = Path.Combine(folder, "ledger");
        if (FileStatus.Of(ledger).Kind == FileKind.Absent) return context.Fail($"`{folder}` has no log; name a state folder, such as ~/.sigmashake");
        var opened = LedgerReader.Open(ledger);
        if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
        using var reader = opened.Value;
        foreach (var entry in reader.Entries()) replay(RecordedCall.Of(EntryContent.Of(entry)));
        return reader.ProblemCount == 0
            ? ExitCodes.Ok
            : context.Fail($"the log in `{folder}` is damaged in {reader.ProblemCount} places, and what stands there was left out; `ssg audit verify` names them");
    }

    private static int ReplayFile(CommandContext context, string given, Action<RecordedCall?> replay)
    {
        var file = BoundedFile.Read(GivenPath.Resolve(context, given), MaxDecisionBytes);
        if (file.Bytes is null) return context.Fail($"`{given}` {file.Problem}");
        for (ReadOnlyMemory<byte> rest = file.Bytes; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (!line.Span.Trim("\r\n\t "u8).IsEmpty) replay(RecordedCall.Of(line));
            rest = end < 0 ? ReadOnlyMemory<byte>.Empty : rest[(end + 1)..];
        }

        return ExitCodes.Ok;
    }
}
