using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Ledger.Reading;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit prove --check</c>: whether a proof holds, without the log that it came from.</summary>
internal static class ProofCheck
{
    public static int Run(CommandContext context, string given, string[] vkeys, string? old)
    {
        var trusted = new List<INoteVerifier>();
        if ((vkeys.Length > 0 ? Given(vkeys, trusted) : Own(context, trusted)) is { } noKey) return context.Fail(noKey, ExitCodes.Usage);
        var (proof, problem) = NoteInput.Read(context, given, ProofChecker.MaxBytes);
        if (problem is not null) return context.Fail(problem, ExitCodes.Usage);
        var (oldNote, oldProblem) = old is null ? (ReadOnlyMemory<byte>.Empty, null) : NoteInput.Read(context, old);
        if (oldProblem is not null) return context.Fail(oldProblem, ExitCodes.Usage);

        var result = ProofChecker.Check(proof.Span, trusted, oldNote.Span);
        if (!result.Succeeded) return context.Fail(result.Error.ToString());
        var proved = result.Value;
        context.Out.WriteLine($"proof          holds: {(proved.OldSize is { } size ? $"the log grew out of its first {size} entries" : "the entry is in the log")}");
        context.Out.WriteLine($"log            {proved.Checkpoint.Origin}, {proved.Checkpoint.Size} entries");
        context.Out.WriteLine($"root           {Convert.ToHexStringLower(proved.Checkpoint.Root)}");
        context.Out.WriteLine($"signed by      {string.Join(", ", proved.Signers)}");
        if (proved.Entry is { } entry) Print(context, entry);
        return ExitCodes.Ok;
    }

    private static void Print(CommandContext context, ProvedEntry entry) => EntryText.Print(context.Out, new LedgerEntry
    {
        Index = entry.Index,
        TimeMs = entry.TimeMs,
        Kind = entry.Kind,
        LeafHash = entry.LeafHash,
        Payload = entry.Payload?.ToArray(),
        IsErased = entry.Payload is null,
        Offset = 0,
        FrameBytes = 0,
    }, context.Clock.LocalTimeZone);

    private static string? Given(string[] vkeys, List<INoteVerifier> trusted)
    {
        foreach (var vkey in vkeys)
        {
            var key = VerifierKey.Parse(vkey);
            var witness = CosignerKey.Parse(vkey);
            if (key.Succeeded) trusted.Add(key.Value);
            else if (witness.Succeeded) trusted.Add(witness.Value);
            else return key.Error.ToString();
        }

        return null;
    }

    private static string? Own(CommandContext context, List<INoteVerifier> trusted)
    {
        const string Cure = "give the log's verifier key with `--key`; its owner prints it with `ssg audit checkpoint --key`";
        var folder = StateFolder.Open(context.State).Checkpoints;
        if (FileStatus.Of(folder).Kind == FileKind.Absent) return $"this machine has no log of its own to check with; {Cure}";
        var store = CheckpointStore.Read(folder);
        if (!store.Succeeded) return store.Error.ToString();
        trusted.AddRange(store.Value.Keys);
        return trusted.Count > 0 ? null : $"this machine's log has no key yet; {Cure}";
    }
}
