using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit prove</c>: that an entry is in the log, or that the log grew out of an older state, for people who trust neither us nor it.</summary>
internal static class AuditProveCommand
{
    private const string OneOnly = "say what to prove: INDEX, or `--from N`, or `--check FILE`";

    public static Command Define(CommandContext context)
    {
        var index = new Argument<string?>("INDEX") { Description = "The entry that is in the log.", Arity = ArgumentArity.ZeroOrOne };
        var size = Number("--size", "With INDEX: against the checkpoint over N entries; without it the last one, or a new one.");
        var bare = new Option<bool>("--without-payload") { Description = "With INDEX: keep back what the entry records; its hash stays." };
        var from = Number("--from", "That the log grew out of its first N entries.");
        var to = Number("--to", "With `--from`: up to the checkpoint over N entries; without it the last one, or a new one.");
        var check = new Option<string?>("--check") { Description = "Check a proof; needs no log.", HelpName = NoteInput.Name };
        var key = new Option<string[]>("--key") { Description = "With `--check`: a verifier key to believe, any number of times, as after a change of keys; without it those of this machine's log.", HelpName = "VKEY" };
        var old = new Option<string?>("--old") { Description = "With `--check`: the older checkpoint, for a proof that was made with `--from`.", HelpName = "FILE" };
        var command = new Command(
            "prove", "Print a proof that anyone can check: of one entry (c2sp.org/tlog-proof), or with `--from` of how the log grew (c2sp.org/tlog-witness).")
        {
            index, size, bare, from, to, check, key, old,
        };
        command.SetAction(parsed =>
        {
            var (entry, oldSize, file) = (parsed.GetValue(index), parsed.GetValue(from), parsed.GetValue(check));
            if (new[] { entry is not null, oldSize is not null, file is not null }.Count(given => given) != 1) return context.Fail(OneOnly, ExitCodes.Usage);
            if (Misplaced(parsed, entry is not null ? [to, key, old] : oldSize is not null ? [size, bare, key, old] : [size, bare, to]) is { } option)
                return context.Fail($"`{option.Name}` is of no use here: {option.Description!.TrimEnd('.')}", ExitCodes.Usage);
            if (file is not null) return ProofCheck.Run(context, file, parsed.GetValue(key) ?? [], parsed.GetValue(old));
            if (entry is null) return ProveGrowth(context, oldSize!.Value, parsed.GetValue(to));
            return long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? ProveEntry(context, number, parsed.GetValue(size), !parsed.GetValue(bare))
                : context.Fail($"`{entry}` is not the number of an entry; they count from 0", ExitCodes.Usage);
        });
        return command;
    }

    private static Option? Misplaced(ParseResult parsed, Option[] others) => Array.Find(others, option => parsed.GetResult(option) is { Implicit: false });

    private static int ProveEntry(CommandContext context, long index, long? size, bool withPayload) => WithSize(context, (state, entries) =>
    {
        if (entries == 0) return context.Fail($"the log holds no entry yet; {AuditCommand.NothingYet}");
        if (index >= entries) return context.Fail($"there is no entry {index}; the last one is {entries - 1}", ExitCodes.Usage);
        if (size <= index) return context.Fail($"entry {index} is not among the first {size}; `--size` has to be at least {index + 1}", ExitCodes.Usage);
        return Print(context, Checkpoint(state, size, index + 1, entries), note =>
            ProofMaker.ProveEntry(state.Ledger, index, note, withPayload, Progress(context)));
    });

    private static int ProveGrowth(CommandContext context, long oldSize, long? size) => WithSize(context, (state, entries) =>
    {
        if (entries == 0) return context.Fail($"the log holds no entry yet; {AuditCommand.NothingYet}");
        if (oldSize < 1 || oldSize > (size ?? entries))
            return context.Fail($"`--from` is a number of entries from 1 to {size ?? entries}, not {oldSize}", ExitCodes.Usage);
        return Print(context, Checkpoint(state, size, oldSize, entries), note => ProofMaker.ProveGrowth(state.Ledger, oldSize, note, Progress(context)));
    });

    private static LedgerResult<SignedNote> Checkpoint(StateFolder state, long? size, long leastSize, long entries) => size is { } exact
        ? ProofCheckpoint.OfSize(state.Ledger, state.Checkpoints, exact, entries)
        : ProofCheckpoint.Over(state.Ledger, state.Checkpoints, leastSize);

    private static int Print(CommandContext context, LedgerResult<SignedNote> note, Func<SignedNote, LedgerResult<byte[]>> prove)
    {
        if (!note.Succeeded) return context.Fail(note.Error.ToString());
        var proof = prove(note.Value);
        if (!proof.Succeeded) return context.Fail(proof.Error.ToString());
        context.Out.Write(System.Text.Encoding.UTF8.GetString(proof.Value));
        return ExitCodes.Ok;
    }

    /// <summary>Folds in what is new, and goes on with how many entries there are.</summary>
    private static int WithSize(CommandContext context, Func<StateFolder, long, int> work) => AuditCommand.WithLedger(context, folder =>
    {
        var opened = LedgerTree.Open(folder, progress: Progress(context));
        if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
        long size;
        using (var tree = opened.Value) size = tree.Size;
        return work(StateFolder.Open(context.State), size);
    });

    private static ReadingProgress Progress(CommandContext context) =>
        new(ProgressLines.ForStandardError(context.Error, context.Clock), "computing the tree");

    private static Option<long?> Number(string name, string description) => new(name) { Description = description, HelpName = "N" };
}
