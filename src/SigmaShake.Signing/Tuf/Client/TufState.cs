using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>
/// The metadata files that a client trusts, by role, byte for byte as they came. As it is kept: <see cref="Magic"/>; for each role, sorted, the
/// length of its name (2 bytes, big-endian) and the name, the length of its file (4 bytes) and the file; a SHA-256 over all of that. Immutable.
/// </summary>
internal sealed class TufState
{
    public static readonly TufState Empty = new(new SortedDictionary<string, byte[]>(StringComparer.Ordinal));

    private const int DigestBytes = 32;

    private readonly SortedDictionary<string, byte[]> _files;

    private TufState(SortedDictionary<string, byte[]> files) => _files = files;

    public IEnumerable<string> Roles => _files.Keys;

    private static ReadOnlySpan<byte> Magic => "SSGTUF1\n"u8;

    public byte[]? Of(string role) => _files.GetValueOrDefault(role);

    public TufState With(string role, byte[] file) => new(new SortedDictionary<string, byte[]>(_files, StringComparer.Ordinal) { [role] = file });

    public TufState Without(params IEnumerable<string> roles)
    {
        var left = new SortedDictionary<string, byte[]>(_files, StringComparer.Ordinal);
        foreach (var role in roles) left.Remove(role);
        return new TufState(left);
    }

    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write(Magic);
        foreach (var (role, file) in _files)
        {
            var name = Encoding.UTF8.GetBytes(role);
            BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), (ushort)name.Length);
            output.Advance(2);
            output.Write(name);
            BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), file.Length);
            output.Advance(4);
            output.Write(file);
        }

        output.Write(ContentHash.Sha256Bytes(output.WrittenSpan));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote. A changed byte anywhere is found: a lost timestamp would make old ones acceptable again.</summary>
    public static TufResult<TufState> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Magic.Length + DigestBytes || !bytes.StartsWith(Magic)) return Damaged("is not one of this program, or of another version");
        if (!ContentHash.Sha256Bytes(bytes[..^DigestBytes]).AsSpan().SequenceEqual(bytes[^DigestBytes..])) return Damaged("was changed since it was written");

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        for (var rest = bytes[Magic.Length..^DigestBytes]; !rest.IsEmpty;)
        {
            if (!TryTake(ref rest, lengthBytes: 2, out var name) || !TryTake(ref rest, lengthBytes: 4, out var file)) return Damaged("ends too early");
            files[Encoding.UTF8.GetString(name)] = file.ToArray();
        }

        return TufResult<TufState>.Of(new TufState(files));
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, int lengthBytes, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (rest.Length < lengthBytes) return false;
        var length = lengthBytes == 2 ? BinaryPrimitives.ReadUInt16BigEndian(rest) : BinaryPrimitives.ReadInt32BigEndian(rest);
        if (length < 0 || length > rest.Length - lengthBytes) return false;
        taken = rest.Slice(lengthBytes, length);
        rest = rest[(lengthBytes + length)..];
        return true;
    }

    private static TufResult<TufState> Damaged(string problem) => TufResult<TufState>.Refused(
        TufProblem.Damaged,
        $"the kept state of the update client {problem}",
        "what is in force stays so; put a copy of the state back, or remove it and enrol again with the root that you were given");
}
