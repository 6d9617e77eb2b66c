using SigmaShake.Ledger;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Verification;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Platform.Audit;

/// <summary>What a copy of a ledger holds.</summary>
/// <param name="Size">How many entries.</param>
/// <param name="Root">The root over them.</param>
/// <param name="Note">The last checkpoint, which is over no more than these.</param>
internal sealed record CopiedLedger(long Size, Digest Root, SignedNote Note);

/// <summary>Copies a ledger while entries are appended to it: whole entries, under a checkpoint that is signed now, and verified.</summary>
internal static class LedgerCopy
{
    /// <summary>The file of the key that signs, in the folder of checkpoints.</summary>
    public const string KeyName = "key";

    private const string Entries = "entries";
    private const int BufferBytes = 1 << 16;

    /// <summary>Copies entries, checkpoints and public keys. The key that signs stays where it is.</summary>
    /// <param name="from">Where the ledger is.</param>
    /// <param name="ledger">The folder that gets the entries; not there yet.</param>
    /// <param name="checkpoints">The folder that gets the checkpoints; not there yet.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What was copied; null for a ledger that has no entry yet.</returns>
    /// <exception cref="PlatformException">The ledger is damaged, or cannot be read.</exception>
    public static async Task<CopiedLedger?> MakeAsync(LedgerPlace from, string ledger, string checkpoints, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(from.Ledger, Entries))) return null;
        var signed = CheckpointSigner.Sign(from.Ledger, from.Checkpoints);
        if (!signed.Succeeded) throw Failed(signed.Error);

        // Checkpoints first: what is appended meanwhile is in the copy of the entries, and under none of them.
        PrivateFolder.Create(checkpoints);
        foreach (var file in Directory.EnumerateFiles(from.Checkpoints).Where(file => IsPublic(Path.GetFileName(file)))) File.Copy(file, Path.Combine(checkpoints, Path.GetFileName(file)));
        PrivateFolder.Create(ledger);
        await CopyAsync(Path.Combine(from.Ledger, Entries), Path.Combine(ledger, Entries), WholeBytes(from.Ledger), cancellation);
        var report = Verify(ledger, checkpoints);
        return new CopiedLedger(report.Size, report.RootHash!.Value, signed.Value.Note);
    }

    /// <summary>Verifies a copy from nothing but its bytes.</summary>
    /// <exception cref="PlatformException">It is not what its checkpoints were signed for, or damaged.</exception>
    public static VerificationReport Verify(string ledger, string checkpoints)
    {
        var verified = LedgerVerifier.Verify(ledger, checkpoints);
        if (!verified.Succeeded) throw Failed(verified.Error);
        return verified.Value.IsIntact
            ? verified.Value
            : throw new PlatformException($"the ledger in `{ledger}` is damaged: {verified.Value.Problems[0]}", verified.Value.Problems[0].Cure);
    }

    // A key on its way in, the lock, and files that are being written are nothing to keep.
    private static bool IsPublic(string name) => name is not (KeyName or "key.next" or "lock") && !name.StartsWith('.');

    // Where the last whole entry ends: what an append is still writing stands behind it.
    private static long WholeBytes(string folder)
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) throw Failed(opened.Error);
        using var reader = opened.Value;
        var end = 0L;
        foreach (var entry in reader.Entries()) end = entry.Offset + entry.FrameBytes;
        return end;
    }

    private static async Task CopyAsync(string from, string to, long bytes, CancellationToken cancellation)
    {
        await using var source = new FileStream(from, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete });
        await using var target = new FileStream(to, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        var buffer = new byte[BufferBytes];
        while (bytes > 0)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(bytes, buffer.Length)), cancellation);
            if (read == 0) throw new PlatformException($"`{from}` became shorter while it was copied", "verify the ledger, and try again");
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            bytes -= read;
        }
    }

    private static PlatformException Failed(LedgerError error) => new(error.Message, error.Help);
}
