namespace SigmaShake.Ledger.Reading;

/// <summary>Something in a ledger that is not as an intact one has it.</summary>
/// <param name="Kind">What a program decides by.</param>
/// <param name="Offset">Where in the file of entries, in bytes.</param>
/// <param name="Index">The entry concerned, or the one expected there.</param>
/// <param name="Message">One line, lower-case.</param>
public sealed record LedgerProblem(LedgerProblemKind Kind, long Offset, long Index, string Message)
{
    private const string PutBack = "keep a copy of `ledger` and `checkpoints` as evidence, then put back the copy that is whole";

    /// <summary>What a person can do about it, one line.</summary>
    public string Cure => Kind switch
    {
        LedgerProblemKind.TornTail => "nothing is lost that was acknowledged",
        LedgerProblemKind.MissingEnd => "put back the copy that has them; else the next call goes on behind the gap and puts it on record",
        LedgerProblemKind.NewerFormat => "update ssg on this machine",
        LedgerProblemKind.ErasureUnfinished => $"run `ssg audit erase --entry {Index}` again, which finishes it",
        LedgerProblemKind.Contradicted => "keep a copy of `ledger` and `checkpoints` as evidence, then put back the log that was signed",
        LedgerProblemKind.DamagedCheckpoint => "put back the copy that you, or somebody else, kept of it",
        _ => PutBack,
    };

    /// <inheritdoc />
    public override string ToString() =>
        Kind is LedgerProblemKind.Contradicted or LedgerProblemKind.DamagedCheckpoint ? Message : $"entry {Index} at byte {Offset}: {Message}";
}

/// <summary>The kinds of problem.</summary>
public enum LedgerProblemKind : byte
{
    /// <summary>An interrupted append, not acknowledged; the next append cuts it off and records that.</summary>
    TornTail,

    /// <summary>Bytes that are no frame, or a frame whose leaf cannot be read.</summary>
    DamagedFrame,

    /// <summary>The leaf is intact, the payload or the frame's end is not.</summary>
    DamagedPayload,

    /// <summary>An erasure marked the entry and was interrupted before it was empty.</summary>
    ErasureUnfinished,

    /// <summary>An index is missing, or comes twice.</summary>
    IndexGap,

    /// <summary>An entry bears an earlier time than the one before.</summary>
    TimeWentBack,

    /// <summary>The file is shorter than it was known to be durable.</summary>
    MissingEnd,

    /// <summary>A later version of this format.</summary>
    NewerFormat,

    /// <summary>The entries are not those that a checkpoint was signed over.</summary>
    Contradicted,

    /// <summary>A file of the checkpoints, or of the keys that sign them, is not as it was written.</summary>
    DamagedCheckpoint,
}
