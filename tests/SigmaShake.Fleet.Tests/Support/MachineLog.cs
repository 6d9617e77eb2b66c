using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Signing.Fleet;
using SigmaShake.Testing;

namespace SigmaShake.Fleet.Tests.Support;

/// <summary>A real ledger, as a machine has one.</summary>
internal sealed class MachineLog : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Ledger => _folder["ledger"];

    private string Checkpoints => _folder["checkpoints"];

    public void Append(int entries, string what = "entry")
    {
        using var writer = LedgerWriter.Open(Ledger).Value!;
        for (var i = 0; i < entries; i++) Assert.True(writer.Append(EntryKind.PersonAction, Encoding.UTF8.GetBytes($"{{\"v\":1,\"what\":\"{what} {i}\"}}"), DateTimeOffset.UtcNow).Succeeded);
    }

    /// <summary>What the log says of itself, proved from a size.</summary>
    public LogEvidence Evidence(long fromSize = 0)
    {
        var signed = CheckpointSigner.Sign(Ledger, Checkpoints);
        Assert.Null(signed.Error);
        var key = LogIdentity.PublicKey(Checkpoints).Value!;
        var hashes = new List<ReadOnlyMemory<byte>>();
        if (fromSize > 0 && fromSize <= signed.Value!.Checkpoint.Size)
        {
            var proof = Encoding.UTF8.GetString(ProofMaker.ProveGrowth(Ledger, fromSize, signed.Value.Note).Value!);
            hashes.AddRange(proof.Split("\n\n")[0].Split('\n').Skip(1).Select(line => (ReadOnlyMemory<byte>)Convert.FromBase64String(line)));
        }

        return new LogEvidence(signed.Value!.Note.ToString(), key.ToString(), fromSize, hashes);
    }

    /// <summary>Another log under the same name and keys: what somebody makes who rewrites one, or copies a machine.</summary>
    public MachineLog Fork()
    {
        Evidence();
        var fork = new MachineLog();
        Directory.CreateDirectory(fork.Checkpoints, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // The keys alone: what the log has signed would keep the signer from signing something else.
        foreach (var file in Directory.EnumerateFiles(Checkpoints).Where(file => Path.GetFileName(file).Contains("key", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(fork.Checkpoints, Path.GetFileName(file)));
        return fork;
    }

    public void Dispose() => _folder.Dispose();
}
