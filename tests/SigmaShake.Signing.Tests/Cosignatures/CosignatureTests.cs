using System.Buffers.Binary;
using System.Text;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Tests.Cosignatures;

public sealed class CosignatureTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_679_315_147);

    private static readonly byte[] Text = Checkpoint.Create("example.com/behind-the-sofa", 20_852_163, new byte[32]).ToText();

    [Fact]
    public void The_message_is_that_of_the_specification_byte_for_byte()
    {
        // c2sp.org/tlog-cosignature, "Ed25519 signed message".
        const string Body = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        Assert.Equal("cosignature/v1\ntime 1679315147\n" + Body, Encoding.UTF8.GetString(TimestampedSignature.Message(1_679_315_147, Encoding.UTF8.GetBytes(Body))));
    }

    [Fact]
    public void A_cosignature_verifies_and_tells_its_time_also_beside_that_of_the_log()
    {
        using var log = SignerKey.Generate("example.com/behind-the-sofa");
        using var witness = CosignerSecret.Generate("witness.example.com/w1");
        var note = SignedNote.Sign(Text, log).With(witness.Cosign(Text, Now))!;
        note = SignedNote.Parse(note.ToBytes()).Value!;
        Assert.Equal([log.Verifier, witness.Verifier], NoteVerification.Verify(note, [witness.Verifier, log.Verifier]).Value);
        note = note.With(witness.Cosign(Text, Now.AddDays(2)))!.With(witness.Cosign(Text, Now.AddDays(1)))!;
        Assert.Equal(Now.AddDays(2), CosignerKey.TimeOf(witness.Verifier.LatestOn(note)!));
        Assert.Null(CosignerKey.TimeOf(note.Signatures[0]));
        using var other = CosignerSecret.Generate("witness.example.com/w1");
        Assert.Null(other.Verifier.LatestOn(note));
    }

    [Fact]
    public void A_cosignature_is_the_plain_signature_over_header_time_and_text()
    {
        using var witness = CosignerSecret.Generate("witness.example.com/w1");
        var bytes = witness.Cosign(Text, Now).Signature.Span;
        Assert.Equal(72, bytes.Length);
        Assert.Equal(Now.ToUnixTimeSeconds(), BinaryPrimitives.ReadInt64BigEndian(bytes));
        byte[] message = [.. "cosignature/v1\ntime 1679315147\n"u8, .. Text];
        Assert.True(witness.Verifier.Key.Verify(message, bytes[8..]));
    }

    [Fact]
    public void A_flipped_bit_in_time_or_signature_is_seen()
    {
        using var witness = CosignerSecret.Generate("witness.example.com/w1");
        var bytes = witness.Cosign(Text, Now).Signature.ToArray();
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] ^= (byte)(1 << (i % 8));
            Assert.False(witness.Verifier.Verify(Text, bytes), $"bit {i}");
            bytes[i / 8] ^= (byte)(1 << (i % 8));
        }

        Assert.True(witness.Verifier.Verify(Text, bytes));
        Assert.False(witness.Verifier.Verify(Text, [.. bytes, 0]));
        Assert.False(witness.Verifier.Verify(Text, bytes.AsSpan(0, 71)));
    }

    [Fact]
    public void A_time_over_the_largest_is_refused_though_its_signature_fits()
    {
        using var key = Ed25519PrivateKey.Generate();
        var verifier = new CosignerKey("witness.example.com/w1", key.Public);
        byte[] message = [.. Encoding.ASCII.GetBytes($"cosignature/v1\ntime {ulong.MaxValue}\n"), .. Text];
        byte[] signature = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, .. key.Sign(message)];
        Assert.False(verifier.Verify(Text, signature));
    }

    [Fact]
    public void Only_a_checkpoint_is_cosigned_and_only_a_checkpoint_verifies()
    {
        using var witness = CosignerSecret.Generate("witness.example.com/w1");
        Assert.Throws<ArgumentException>(() => witness.Cosign("text\n"u8, Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => witness.Cosign(Text, DateTimeOffset.UnixEpoch.AddSeconds(-1)));
        using var key = Ed25519PrivateKey.Generate();
        var message = TimestampedSignature.Message(1, "text\n"u8);
        Assert.False(new CosignerKey("w", key.Public).Verify("text\n"u8, TimestampedSignature.Encode(1, key.Sign(message))));
    }
}
