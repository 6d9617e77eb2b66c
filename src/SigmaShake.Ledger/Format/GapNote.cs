using System.Buffers.Binary;
using SigmaShake.Ledger.Durable;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Format;

/// <summary>
/// What could not be put on record yet: a note in the lock file, behind the tail mark, for the next append that succeeds. It stands in a
/// block that the file has already, so that it can be written on a full disk.
/// </summary>
/// <param name="FromMs">When the first of them failed: milliseconds since 1970 UTC.</param>
/// <param name="ToMs">When the last of them failed.</param>
/// <param name="Appends">How many appends failed; 0 for no gap.</param>
/// <param name="Answered">How many of them were calls that were answered by their verdict all the same.</param>
/// <param name="Causes">Why, a bit for each <see cref="LedgerErrorKind"/>.</param>
internal readonly record struct GapNote(long FromMs, long ToMs, int Appends, int Answered, byte Causes)
{
    private const int NoteOffset = 32;
    private const int Bytes = 32;
    private const int ToOffset = 8;
    private const int AppendsOffset = 16;
    private const int AnsweredOffset = 20;
    private const int CausesOffset = 24;
    private const int ChecksumOffset = 28;

    public bool IsEmpty => Appends == 0;

    /// <summary>This gap and one more append that failed.</summary>
    public GapNote With(long nowMs, LedgerErrorKind cause, bool isAnswered) => new(
        IsEmpty ? nowMs : Math.Min(FromMs, nowMs),
        IsEmpty ? nowMs : Math.Max(ToMs, nowMs),
        Math.Min(Appends, int.MaxValue - 1) + 1,
        Math.Min(Answered, int.MaxValue - 1) + (isAnswered ? 1 : 0),
        (byte)(Causes | (1 << (int)cause)));

    /// <summary>What is left of it once <paramref name="recorded"/>, its earlier state, is on record.</summary>
    public GapNote Without(in GapNote recorded) => Appends <= recorded.Appends
        ? default
        : new GapNote(recorded.ToMs, ToMs, Appends - recorded.Appends, Math.Max(0, Answered - recorded.Answered), Causes);

    /// <summary>Reads the note; anything that is not one whole note is none.</summary>
    public static GapNote Read(Descriptor lockFile)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (SystemCall.ReadAt(lockFile.Number, bytes, NoteOffset) != Bytes) return default;
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[ChecksumOffset..]) != Crc32C.Of(bytes[..ChecksumOffset])) return default;
        return new GapNote(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[ToOffset..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[AppendsOffset..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[AnsweredOffset..]),
            bytes[CausesOffset]);
    }

    /// <summary>Leaves the note; where that fails too, the gap is not known to the ledger.</summary>
    public void Write(Descriptor lockFile)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes.Clear();
        if (!IsEmpty)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, FromMs);
            BinaryPrimitives.WriteInt64BigEndian(bytes[ToOffset..], ToMs);
            BinaryPrimitives.WriteInt32BigEndian(bytes[AppendsOffset..], Appends);
            BinaryPrimitives.WriteInt32BigEndian(bytes[AnsweredOffset..], Answered);
            bytes[CausesOffset] = Causes;
            BinaryPrimitives.WriteUInt32BigEndian(bytes[ChecksumOffset..], Crc32C.Of(bytes[..ChecksumOffset]));
        }

        _ = SystemCall.WriteAt(lockFile.Number, bytes, NoteOffset);
    }
}
