using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Ledger.Verification;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>A ledger of many entries, laid out as the writer does it but without a sync for each.</summary>
internal sealed class GrownLedger : IDisposable
{
    private readonly TestLedger _ledger = new();
    private long _size;

    public GrownLedger(int size) => Grow(size);

    public string Folder => _ledger.Folder;

    public string Entries => _ledger.Entries;

    public string Lock => _ledger.Lock;

    public string Tiles => Path.Combine(Folder, LedgerTree.FolderName);

    public string Beside(string name) => _ledger.Beside(name);

    public void Grow(int entries)
    {
        if (entries == 0) return;
        if (!File.Exists(Entries))
        {
            _ledger.Append("""{"n":0}""");
            (_size, entries) = (1, entries - 1);
        }

        using var file = new FileStream(Entries, FileMode.Append);
        for (var end = _size + entries; _size < end; _size++)
        {
            var payload = Encoding.ASCII.GetBytes($$"""{"n":{{_size}}}""");
            var frame = new byte[FrameEncoder.FrameBytes(payload.Length)];
            FrameEncoder.Encode(frame, EntryKind.Call, _size, TestLedger.Noon.ToUnixTimeMilliseconds(), payload);
            file.Write(frame);
        }
    }

    /// <summary>Flips one bit in the leaf of an entry.</summary>
    public void Damage(int index) => Change(index, frame => frame[FrameLayout.LeafOffset + 30] ^= 1);

    /// <summary>Flips one bit in the payload of an entry.</summary>
    public void DamagePayload(int index) => Change(index, frame => frame[^(FrameLayout.TrailerBytes + 2)] ^= 1);

    /// <summary>Puts another payload of the same length into an entry, under a checksum that fits it.</summary>
    public void ExchangePayload(int index) => Change(index, frame =>
    {
        var body = frame.AsSpan(FrameLayout.HeaderBytes..^FrameLayout.TrailerBytes);
        body[^2] ^= 1;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(^FrameLayout.TrailerBytes..), Crc32C.Of(body));
    });

    /// <summary>Erases an entry as the format foresees it.</summary>
    public void Erase(int index) => Change(index, frame =>
    {
        frame[FrameLayout.FlagsOffset] = (byte)FrameFlags.Erased;
        frame.AsSpan(FrameLayout.HeaderBytes..^(FrameLayout.TrailerBytes - FrameLayout.TrailerLengthOffset)).Clear();
    });

    public LedgerTree Tree()
    {
        var opened = LedgerTree.Open(Folder);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        return opened.Value;
    }

    public (List<LedgerEntry> Entries, IReadOnlyList<LedgerProblem> Problems) Read() => _ledger.Read();

    public VerificationReport Verify() => _ledger.Verify();

    private void Change(int index, Action<byte[]> change)
    {
        var entry = Read().Entries[index];
        using var file = new FileStream(Entries, FileMode.Open);
        var frame = new byte[entry.FrameBytes];
        file.Seek(entry.Offset, SeekOrigin.Begin);
        file.ReadExactly(frame);
        change(frame);
        file.Seek(entry.Offset, SeekOrigin.Begin);
        file.Write(frame);
    }

    public void Dispose() => _ledger.Dispose();
}
