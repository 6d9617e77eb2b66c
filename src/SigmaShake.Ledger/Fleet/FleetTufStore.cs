using SigmaShake.Ledger.Durable;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Ledger.Fleet;

/// <summary>What the update client trusts, in <see cref="FleetFiles.TufState"/>. Its <see cref="FleetWriter"/> holds the lock meanwhile.</summary>
internal sealed class FleetTufStore(FolderHandle folder) : ITufStore
{
    /// <exception cref="IOException">It is there and cannot be read: never to be taken for a first start.</exception>
    public byte[]? Load()
    {
        if (!folder.Contains(FleetFiles.TufState)) return null;
        var read = FleetFolder.Read(folder, FleetFiles.TufState, FleetFiles.MaxTufBytes);
        return read.Succeeded ? read.Value : throw new IOException(read.Error.ToString());
    }

    /// <exception cref="IOException">It cannot be written durably.</exception>
    public void Save(ReadOnlyMemory<byte> state)
    {
        if (AtomicFile.Write(folder.PathOf(FleetFiles.TufState), state.Span) is { } error) throw new IOException(error.ToString());
    }
}
