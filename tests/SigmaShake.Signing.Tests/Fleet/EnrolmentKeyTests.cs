using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Tests.Fleet;

public sealed class EnrolmentKeyTests
{
    private static readonly byte[] Root = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_key_is_read_as_it_is_written_and_carries_the_root()
    {
        var key = EnrolmentKey.Create(Root);
        var read = EnrolmentKey.Parse(key.Text).Value!;

        Assert.Matches("^ssg_enrol_[A-Za-z0-9_-]{64}_[0-9a-z]{6}$", key.Text);
        Assert.Equal(Root, read.RootSha256.ToArray());
        Assert.Equal(key.Hash.ToArray(), read.Hash.ToArray());
        Assert.NotEqual(key.Text, EnrolmentKey.Create(Root).Text);
        Assert.DoesNotContain(key.Text[10..30], key.ToString());
    }

    [Fact]
    public void Each_bit_that_is_flipped_and_each_cut_is_found_without_asking_anybody()
    {
        var text = EnrolmentKey.Create(Root).Text;
        for (var bit = 0; bit < 8 * text.Length; bit++)
        {
            var changed = text.ToCharArray();
            changed[bit / 8] ^= (char)(1 << (bit % 8));
            Assert.False(EnrolmentKey.Parse(new string(changed)).Succeeded);
        }

        for (var length = 0; length < text.Length; length++) Assert.False(EnrolmentKey.Parse(text[..length]).Succeeded);
        Assert.False(EnrolmentKey.Parse(text + "0").Succeeded);
    }

    [Fact]
    public void The_id_of_a_machine_follows_from_its_key()
    {
        using var key = Ed25519PrivateKey.FromSeed(Root);
        using var other = Ed25519PrivateKey.Generate();
        var id = MachineId.Of(key.Public);

        Assert.Matches("^m_[0-7][0-9a-z]{25}$", id.ToString());
        Assert.True(MachineId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.NotEqual(id, MachineId.Of(other.Public));
        Assert.All([null, "", "m_", id.ToString()[..^1], id + "0", "m_8" + id.ToString()[3..], "M" + id.ToString()[1..]], text => Assert.False(MachineId.TryParse(text, out _)));
    }

    [Fact]
    public void The_proof_binds_key_name_and_enrolment_key()
    {
        using var machine = Ed25519PrivateKey.Generate();
        var (key, other) = (EnrolmentKey.Create(Root), EnrolmentKey.Create(Root));
        var request = EnrolmentRequest.Parse(EnrolmentRequest.Create(key, machine, "host-1", "host-1.local", "0.1.0").ToBytes()).Value!;

        Assert.Equal(("host-1", "host-1.local", "0.1.0"), (request.Name, request.Hostname, request.Version));
        Assert.True(machine.Public.Verify(key.ProofMessage("host-1"), request.Proof.Span));
        Assert.False(machine.Public.Verify(key.ProofMessage("host-2"), request.Proof.Span));
        Assert.False(machine.Public.Verify(other.ProofMessage("host-1"), request.Proof.Span));
    }
}
