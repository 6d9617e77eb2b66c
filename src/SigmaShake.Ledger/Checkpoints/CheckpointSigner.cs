using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Reading;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>
/// Signs what a log holds, never against what it has signed before (c2sp.org/tlog-checkpoint): a log that is smaller than its last
/// checkpoint, or other than any of them, is refused. Thread-safe; processes take turns.
/// </summary>
/// <remarks>
/// The order, and what a crash right behind each step leaves:
/// <list type="number">
/// <item>Take the lock of the folder of checkpoints, and verify all that is in it. The kernel drops the lock with the process.</item>
/// <item>Under the lock of the ledger, make sure that all whole frames are on the disk, and count them: only these are signed for. A crash
/// leaves the same frames.</item>
/// <item>Read the ledger anew, recompute the tree leaf by leaf, and hold it against each checkpoint as its size is reached. Nothing is
/// written.</item>
/// <item>Make the key if there is none. A crash leaves a key without a checkpoint, which the next run uses.</item>
/// <item>Sign, and write the note under the name of its size: aside, synced, renamed, the folder synced. A crash before the rename leaves
/// no checkpoint; behind it, one that nobody was told of, which the next run hands out if nothing has been added, and is bound by.</item>
/// </list>
/// </remarks>
public static class CheckpointSigner
{
    private const string NewLog = "put the right copy back; or, to begin a new log under a new name, move the folders `ledger` and `checkpoints` aside together";

    /// <summary>Signs a checkpoint over all durable entries, or hands back the last one where nothing was added.</summary>
    /// <param name="ledgerFolder">The ledger, which is there.</param>
    /// <param name="folder">The folder of keys and checkpoints; made (mode 0700) if only its last part is missing.</param>
    public static LedgerResult<SignedCheckpoint> Sign(string ledgerFolder, string folder)
    {
        var opened = CheckpointFolder.OpenAlone(folder);
        if (!opened.Succeeded) return Refused(opened.Error);
        using var handle = opened.Value;
        var read = CheckpointStore.ReadIntact(handle);
        if (!read.Succeeded) return Refused(read.Error);
        var store = read.Value;
        if (DurableEnd.Secure(ledgerFolder, out var size) is { } notDurable) return Refused(notDurable);
        if (ReadAnew(ledgerFolder, size, store, out var root) is { } error) return Refused(error);

        if (store.Checkpoints is [.., var last] && last.Checkpoint.Size == size)
            return new LedgerResult<SignedCheckpoint>(new SignedCheckpoint(last.Checkpoint, last.Note, IsNew: false), null);
        return SignNew(handle, store, size, root);
    }

    private static LedgerResult<SignedCheckpoint> SignNew(CheckpointFolder folder, CheckpointStore store, long size, Digest root)
    {
        var loaded = LogIdentity.LoadOrMake(folder, store);
        if (!loaded.Succeeded) return Refused(loaded.Error);
        using var key = loaded.Value;

        Span<byte> rootBytes = stackalloc byte[Digest.Bytes];
        root.CopyTo(rootBytes);
        var checkpoint = Checkpoint.Create(key.Name, size, rootBytes);
        var note = SignedNote.Sign(checkpoint.ToText(), key);
        var error = folder.Write(CheckpointFiles.Checkpoint(size), note.ToBytes());
        return error is null ? new LedgerResult<SignedCheckpoint>(new SignedCheckpoint(checkpoint, note, IsNew: true), null) : Refused(error);
    }

    private static LedgerError? ReadAnew(string ledgerFolder, long size, CheckpointStore store, out Digest root)
    {
        root = default;
        var opened = LedgerReader.Open(ledgerFolder);
        if (!opened.Succeeded) return opened.Error;
        using var reader = opened.Value;

        var tree = new MerkleFrontier();
        var match = new CheckpointMatch(store.Checkpoints);
        var leaves = 0L;
        foreach (var entry in reader.Entries())
        {
            // What came in after the count is for the next checkpoint, and so is a last entry whose frame is not whole; behind a gap there is no tree.
            leaves++;
            if (tree.Size == size || entry.Index != tree.Size) continue;
            tree.Add(entry.LeafHash);
            match.See(tree);
        }

        root = tree.Root();
        return Contradiction(match, reader, leaves) ?? Damage(reader, ledgerFolder) ?? (size > 0 ? null : Empty(ledgerFolder));
    }

    /// <param name="leaves">How many entries have a leaf that can be read.</param>
    private static LedgerError? Contradiction(CheckpointMatch match, LedgerReader reader, long leaves)
    {
        if (match.Contradicted is [var differing, ..]) return new LedgerError(LedgerErrorKind.Contradicted, CheckpointMatch.Differs(differing), NewLog);

        // Where leaves cannot be read, nobody knows that there were fewer, and it is the damage that has to be told.
        if (reader.Problems.Any(problem => problem.Kind is LedgerProblemKind.DamagedFrame or LedgerProblemKind.NewerFormat or LedgerProblemKind.IndexGap)) return null;
        return match.Beyond.LastOrDefault() is { } beyond && beyond.Checkpoint.Size > leaves
            ? new LedgerError(LedgerErrorKind.Contradicted, CheckpointMatch.IsCut(beyond, leaves), NewLog)
            : null;
    }

    private static LedgerError? Damage(LedgerReader reader, string ledgerFolder) =>
        reader.Problems.FirstOrDefault(problem => problem.Kind != LedgerProblemKind.TornTail) is { } problem
            ? new LedgerError(
                LedgerErrorKind.Damaged,
                $"`{ledgerFolder}` is damaged, and nothing is signed over it: {problem}",
                $"{problem.Cure}; `ssg audit verify` names all that is wrong")
            : null;

    private static LedgerError Empty(string ledgerFolder) => new(
        LedgerErrorKind.Empty, $"`{ledgerFolder}` holds no entry yet", "sign when a call has been judged");

    private static LedgerResult<SignedCheckpoint> Refused(LedgerError error) => new(null, error);
}
