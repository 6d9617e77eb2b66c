using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Index;

/// <summary>What a search found.</summary>
public sealed class SearchResult
{
    /// <summary>The entries as the log has them, newest first.</summary>
    public required IReadOnlyList<EntryContent> Entries { get; init; }

    /// <summary>Whether older ones were left out at the limit.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Entries that the log no longer has as they were read in: damaged, or moved.</summary>
    public required IReadOnlyList<long> Lost { get; init; }

    /// <summary>How many were erased since they were read in.</summary>
    public required long ErasedEntries { get; init; }

    /// <summary>A value of the filter that no entry has; null if there is none.</summary>
    public UnknownValue? Unknown { get; init; }
}

/// <summary>A value that no entry has.</summary>
/// <param name="Facet">What it was meant to be: <c>tool</c>, <c>rule</c> ….</param>
/// <param name="Text">The value.</param>
/// <param name="Known">The values that there are; not more than a thousand.</param>
public sealed record UnknownValue(string Facet, string Text, IReadOnlyList<string> Known);

/// <summary>One entry.</summary>
/// <param name="Entry">The entry; null if the log has none of that number, or it cannot be read any more.</param>
/// <param name="LastIndex">The number of the last entry; -1 in an empty log.</param>
public sealed record FoundEntry(LedgerEntry? Entry, long LastIndex);
