using System.Text;
using SigmaShake.Ledger.Durable;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>Who a log is: its name, drawn by lot once, and the key that signs for it.</summary>
public static class LogIdentity
{
    private const string NamePrefix = "sigmashake.local/";
    private const int NameBytes = 8;

    /// <summary>The public key in force, made at first need.</summary>
    /// <param name="folder">The folder of keys and checkpoints; made (mode 0700) if only its last part is missing.</param>
    public static LedgerResult<VerifierKey> PublicKey(string folder)
    {
        var opened = CheckpointFolder.OpenAlone(folder);
        if (!opened.Succeeded) return new LedgerResult<VerifierKey>(null, opened.Error);
        using var handle = opened.Value;
        var store = CheckpointStore.ReadIntact(handle);
        if (!store.Succeeded) return new LedgerResult<VerifierKey>(null, store.Error);
        var loaded = LoadOrMake(handle, store.Value);
        if (!loaded.Succeeded) return new LedgerResult<VerifierKey>(null, loaded.Error);
        using var key = loaded.Value;
        return new LedgerResult<VerifierKey>(key.Verifier, null);
    }

    /// <summary>
    /// The private key in force, made if the log has none. The lock is held, so that no two processes make one; and what a crash left of the
    /// making or changing of keys is finished here, on every day.
    /// </summary>
    internal static LedgerResult<SignerKey> LoadOrMake(CheckpointFolder folder, CheckpointStore store)
    {
        if (!folder.Contains(CheckpointFiles.Key)) return store.Origin is null ? Make(folder) : Lost(folder, store);
        if (store.Chain is not { } chain) return Publish(folder, LogKeyFile.Read(folder, CheckpointFiles.Key));

        var read = LogKeyFile.Read(folder, CheckpointFiles.Key);
        if (!read.Succeeded) return read;
        if (read.Value.Verifier.ToString() == chain.Current.ToString()) return RemoveUnusedNext(folder) is { } error ? new LedgerResult<SignerKey>(null, error) : read;
        read.Value.Dispose();
        return folder.Contains(CheckpointFiles.NextKey) ? FinishHandOver(folder, chain) : Foreign(folder, chain);
    }

    // The secret first: a crash behind it leaves a key that nobody knows yet, and that is published by the next run.
    private static LedgerResult<SignerKey> Make(CheckpointFolder folder)
    {
        Span<byte> lot = stackalloc byte[NameBytes];
        SystemRandom.Fill(lot);
        var key = SignerKey.Generate(NamePrefix + Convert.ToHexStringLower(lot));
        var error = LogKeyFile.Write(folder, CheckpointFiles.Key, key);
        if (error is null) return Publish(folder, new LedgerResult<SignerKey>(key, null));
        key.Dispose();
        return new LedgerResult<SignerKey>(null, error);
    }

    private static LedgerResult<SignerKey> Publish(CheckpointFolder folder, LedgerResult<SignerKey> made)
    {
        if (!made.Succeeded) return made;
        var error = folder.Write(CheckpointFiles.FirstKey, Encoding.UTF8.GetBytes($"{made.Value.Verifier}\n"));
        if (error is null) return made;
        made.Value.Dispose();
        return new LedgerResult<SignerKey>(null, error);
    }

    private static LedgerResult<SignerKey> FinishHandOver(CheckpointFolder folder, KeyChain chain)
    {
        var next = LogKeyFile.Read(folder, CheckpointFiles.NextKey);
        if (!next.Succeeded) return next;
        var error = next.Value.Verifier.ToString() == chain.Current.ToString() ? folder.Move(CheckpointFiles.NextKey, CheckpointFiles.Key) : Foreign(folder, chain).Error;
        if (error is null) return next;
        next.Value.Dispose();
        return new LedgerResult<SignerKey>(null, error);
    }

    // A change of keys that ended before its hand-over was signed never happened.
    private static LedgerError? RemoveUnusedNext(CheckpointFolder folder) =>
        folder.Contains(CheckpointFiles.NextKey) ? folder.Remove(CheckpointFiles.NextKey) : null;

    private static LedgerResult<SignerKey> Lost(CheckpointFolder folder, CheckpointStore store) => new(null, new LedgerError(
        LedgerErrorKind.Damaged,
        $"the private key of the log `{store.Origin}` is gone from `{folder.PathOf(CheckpointFiles.Key)}`, and no other may sign for it",
        "put it back; or, to begin a new log under a new name, move the folders `ledger` and `checkpoints` aside together"));

    private static LedgerResult<SignerKey> Foreign(CheckpointFolder folder, KeyChain chain) => new(null, new LedgerError(
        LedgerErrorKind.Damaged,
        $"the private key in `{folder.PathOf(CheckpointFiles.Key)}` is not that of `{chain.Current}`, which signs for the log",
        "put the right one back"));
}
