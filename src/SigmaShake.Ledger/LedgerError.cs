using SigmaShake.Ledger.Durable;
using SigmaShake.Signing;

namespace SigmaShake.Ledger;

/// <summary>Why something could not be written or read: an expected failure, as a value.</summary>
/// <param name="Kind">What a program decides by.</param>
/// <param name="Message">One line, lower-case, with the path in backticks and the system's own name of the error.</param>
/// <param name="Help">The cure, one line.</param>
public sealed record LedgerError(LedgerErrorKind Kind, string Message, string Help)
{
    /// <summary>How to go on without a log that cannot be mended: the checkpoints of the old one would let nothing be signed over the new one.</summary>
    internal const string BeginNewLog = "move the folders `ledger` and `checkpoints` aside together to begin a new log";

    /// <summary>Message and cure on one line.</summary>
    public override string ToString() => $"{Message}; {Help}";

    internal static LedgerError From(LedgerErrorKind kind, string subject, SigningError error) => new(kind, $"{subject}: {error.Message}", error.Help);

    internal static LedgerError FromErrno(string action, string path, int errno) => new(
        Errno.MeansFull(errno) ? LedgerErrorKind.Full : LedgerErrorKind.InputOutput,
        $"cannot {action} `{path}`: {Errno.Describe(errno)}",
        Errno.Cure(errno));
}

/// <summary>The kinds of failure.</summary>
public enum LedgerErrorKind : byte
{
    /// <summary>The system refused: permissions, a broken disk, a missing folder.</summary>
    InputOutput,

    /// <summary>No room: disk, quota or limit on file sizes.</summary>
    Full,

    /// <summary>Someone else holds the lock and did not let go before the deadline.</summary>
    Busy,

    /// <summary>The folder or a file in it could have been written by others: a foreign owner, a link, a mode too wide.</summary>
    Unsafe,

    /// <summary>What stands in the file is not what an interrupted append leaves; nothing is cut.</summary>
    Damaged,

    /// <summary>Written by a later version of this format.</summary>
    NewerFormat,

    /// <summary>The payload is larger than <see cref="LedgerLimits.MaxPayloadBytes"/> or not UTF-8.</summary>
    InvalidPayload,

    /// <summary>What a checkpoint was signed over is not what stands there: a log that was cut, put back or rewritten.</summary>
    Contradicted,

    /// <summary>A signature, or what it should be on, is not the right one.</summary>
    NotVerified,

    /// <summary>There is nothing yet to sign, or to sign with.</summary>
    Empty,
}
