using System.Diagnostics.CodeAnalysis;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Append;

/// <summary>A durable entry, or why there is none.</summary>
public readonly record struct AppendResult(AppendedEntry? Entry, LedgerError? Error)
{
    /// <summary>Whether the entry is durable. Only then may anyone rely on it.</summary>
    [MemberNotNullWhen(true, nameof(Entry))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Entry is not null;
}

/// <summary>An entry that is on the disk.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="TimeMs">The time it bears: milliseconds since 1970 UTC; the time asked for, or the last entry's where the clock went back.</param>
/// <param name="LeafHash">Its leaf hash in the Merkle tree (RFC 9162, 2.1.1).</param>
/// <param name="Recovery">What was put on record first; null on a normal day.</param>
public sealed record AppendedEntry(long Index, long TimeMs, Digest LeafHash, Recovery? Recovery)
{
    /// <summary>Where its frame begins in the file of entries, in bytes; until a compaction.</summary>
    public long Offset { get; init; }
}

/// <summary>What an append found and put on record, in an entry of kind <c>recovered</c>, before its own entry.</summary>
/// <param name="Index">The index of that entry.</param>
/// <param name="CutBytes">Bytes of an interrupted append that were cut off the end; nobody had been told that they were durable.</param>
/// <param name="MissingBytes">
/// How far the whole entries end before what had been durable: the file was cut, or an older copy of it was put back.
/// </param>
/// <param name="FailedAppends">Appends that failed (a full disk) since the last that succeeded.</param>
public sealed record Recovery(long Index, long CutBytes, long MissingBytes, long FailedAppends);
