using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Verification;
using Witnessing = SigmaShake.Ledger.Checkpoints.Witness;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>A ledger with keys and checkpoints beside it.</summary>
internal sealed class SignedLedger : IDisposable
{
    public SignedLedger(int entries = 0)
    {
        for (var i = 0; i < entries; i++) Ledger.Append($$"""{"n":{{i}}}""");
    }

    public TestLedger Ledger { get; } = new();

    public string Checkpoints => Ledger.Beside("checkpoints");

    public string WitnessFolder => Ledger.Beside("witness");

    public string this[string file] => Path.Combine(Checkpoints, file);

    public LedgerResult<SignedCheckpoint> TrySign() => CheckpointSigner.Sign(Ledger.Folder, Checkpoints);

    public SignedCheckpoint Sign()
    {
        var signed = TrySign();
        Assert.True(signed.Succeeded, signed.Error?.ToString());
        return signed.Value;
    }

    public HandOver Rotate()
    {
        HandOver? seen = null;
        var rotated = KeyRotation.Rotate(Checkpoints, TestLedger.Noon, handOver => seen = handOver);
        Assert.True(rotated.Succeeded, rotated.Error?.ToString());
        return seen!;
    }

    public CheckpointStore Store()
    {
        var read = CheckpointStore.Read(Checkpoints);
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value;
    }

    public VerificationReport Verify()
    {
        var verified = LedgerVerifier.Verify(Ledger.Folder, Checkpoints);
        Assert.True(verified.Succeeded, verified.Error?.ToString());
        return verified.Value;
    }

    /// <summary>The last checkpoint cosigned by a witness of this machine's, and kept.</summary>
    public void Cosign(DateTimeOffset? now = null)
    {
        var cosigned = Witnessing.Cosign(WitnessFolder, Sign().Note.ToBytes(), Store().Keys[^1], null, now ?? TestLedger.Noon);
        Assert.True(cosigned.Succeeded, cosigned.Error?.ToString());
        var accepted = CosignatureIntake.Accept(Checkpoints, cosigned.Value.ToBytes(), Witnessing.PublicKey(WitnessFolder).Value!);
        Assert.True(accepted.Succeeded, accepted.Error?.ToString());
    }

    public void Dispose() => Ledger.Dispose();
}
