using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Tests.Hashing;

public sealed class Sha256BatchTests
{
    [Fact]
    public void Messages_of_every_length_are_hashed_as_one_by_one()
    {
        var bytes = new byte[700];
        new Random(20261127).NextBytes(bytes);
        var batch = new Sha256Batch();

        // All around the places where a block is full, in an order that ends lanes at different times.
        for (var shift = 0; shift < 3; shift++)
        {
            var lengths = Enumerable.Range(0, 300).Select(i => (i * (37 + shift)) % 700).ToArray();
            foreach (var length in lengths) batch.Add(bytes.AsSpan(0, length / 3), bytes.AsSpan(length / 3, length - (length / 3)));
            var hashes = batch.Finish();
            Assert.Equal(lengths.Length, hashes.Length);
            for (var i = 0; i < lengths.Length; i++) Assert.Equal(Sha256.Hash(bytes.AsSpan(0, lengths[i])), hashes[i]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Any_number_of_messages_will_do(int count)
    {
        var batch = new Sha256Batch();
        for (var i = 0; i < count; i++) batch.Add([], [(byte)i]);
        var hashes = batch.Finish();
        Assert.Equal(count, hashes.Length);
        for (var i = 0; i < count; i++) Assert.Equal(Sha256.Hash([(byte)i]), hashes[i]);
        Assert.True(batch.Finish().IsEmpty);
    }

    [Fact]
    public void A_machine_without_lanes_computes_the_same()
    {
        var batch = new Sha256Batch();
        batch.Add("ab"u8, "c"u8);
        var hashes = new Digest[1];
        batch.HashOneByOne([new PaddedMessage(0, 1)], hashes);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hashes[0].ToString());
    }

    [Fact]
    public void An_empty_batch_holds_the_largest_entry_and_a_full_one_says_so()
    {
        var batch = new Sha256Batch();
        Assert.True(batch.HasRoomFor(LedgerLimits.MaxPayloadBytes + 100));
        var added = 0;
        for (; batch.HasRoomFor(60_000); added++) batch.Add([], new byte[60_000]);
        Assert.Equal(4, added);
        Assert.Equal(Sha256.Hash(new byte[60_000]), batch.Finish()[3]);
        Assert.True(batch.HasRoomFor(60_000));
    }
}
