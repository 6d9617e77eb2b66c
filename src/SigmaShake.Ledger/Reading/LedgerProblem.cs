namespace SigmaShake.Ledger.Reading;

/// <summary>Something in a ledger that is not as an intact one has it.</summary>
/// <param name="Kind">What a program decides by.</param>
/// <param name="Offset">Where in the file of entries, in bytes.</param>
/// <param name="Index">The entry concerned, or the one expected there.</param>
/// <param name="Message">One line, lower-case.</param>
public sealed record LedgerProblem(LedgerProblemKind Kind, long Offset, long Index, string Message)
{
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
