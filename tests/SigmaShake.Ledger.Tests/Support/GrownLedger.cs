using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Ledger.Verification;

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
    public void Damage(int index)
    {
        var offset = Read().Entries[index].Offset;
        using var file = new FileStream(Entries, FileMode.Open);
        file.Seek(offset + FrameLayout.LeafOffset + 30, SeekOrigin.Begin);
        var value = file.ReadByte();
        file.Seek(-1, SeekOrigin.Current);
        file.WriteByte((byte)(value ^ 1));
    }

    public LedgerTree Tree()
    {
        var opened = LedgerTree.Open(Folder);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        return opened.Value;
    }

    public (List<LedgerEntry> Entries, IReadOnlyList<LedgerProblem> Problems) Read() => _ledger.Read();

    public VerificationReport Verify() => _ledger.Verify();

    public void Dispose() => _ledger.Dispose();
}
