using System.Globalization;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>How far the log is folded in, and by what the log is known again.</summary>
/// <param name="Position">Where reading goes on.</param>
/// <param name="First">The leaf hash of the first entry; empty before there is one.</param>
/// <param name="LastOffset">Where the last folded frame begins.</param>
/// <param name="Last">Its leaf hash.</param>
/// <param name="Problems">How many problems the log had up to here.</param>
/// <param name="SweepUntilMs">Until when every command looks for erased entries, in milliseconds since 1970 UTC.</param>
internal sealed record IndexState(LedgerPosition Position, string First, long LastOffset, string Last, long Problems, long SweepUntilMs)
{
    private const string Name = "folded";

    public static IndexState Empty { get; } = new(LedgerPosition.Begin, "", 0, "", 0, 0);

    /// <summary>Reads it; null where it is not there, or not understood.</summary>
    public static IndexState? Read(Database database)
    {
        using var statement = database.Prepare("SELECT value FROM state WHERE name = ?");
        if (!statement.Bind(1, Name).Step()) return null;
        var words = statement.Text(0).Split(' ');
        if (words.Length != 8) return null;
        var numbers = words[2..].Select(word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.Any(number => number < 0)
            ? null
            : new IndexState(new LedgerPosition(numbers[0], numbers[1], numbers[2]), Unquoted(words[0]), numbers[3], Unquoted(words[1]), numbers[4], numbers[5]);
    }

    public void Write(Database database)
    {
        using var statement = database.Prepare("INSERT OR REPLACE INTO state(name, value) VALUES(?, ?)");
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"'{First}' '{Last}' {Position.Offset} {Position.NextIndex} {Position.LastTimeMs} {LastOffset} {Problems} {SweepUntilMs}");
        statement.Bind(1, Name).Bind(2, text).Run();
    }

    /// <summary>Whether the log still has at its begin, and where folding ended, what it had then.</summary>
    public bool IsOf(EntryReader entries) => Last.Length == 0
        ? Position.Offset == 0
        : entries.SizeBytes >= Position.Offset
            && BeginsAs(entries)
            && entries.Read(LastOffset) is { } last && last.LeafHash.ToString() == Last && last.Offset + last.FrameBytes <= Position.Offset;

    /// <summary>Whether the log still begins as it did.</summary>
    public bool BeginsAs(EntryReader entries) => (entries.Read(0)?.LeafHash.ToString() ?? "") == First;

    private static string Unquoted(string word) => word.Trim('\'');
}
