using System.Globalization;
using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Erasure;

/// <summary>Which entries shall lose what they hold.</summary>
public sealed class ErasureSelection
{
    private readonly Func<LedgerEntry, bool> _covers;
    private readonly Action<Utf8JsonWriter> _describe;

    private ErasureSelection(Func<LedgerEntry, bool> covers, Action<Utf8JsonWriter> describe, bool isPrefix = false)
    {
        _covers = covers;
        _describe = describe;
        IsPrefix = isPrefix;
    }

    /// <summary>Whether nothing behind the first entry that could be covered and is not is covered either, so that the search may end there.</summary>
    internal bool IsPrefix { get; }

    /// <summary>One entry; a call, or something that a person did.</summary>
    public static ErasureSelection Entry(long index) => new(
        entry => entry.Index == index && IsErasable(entry.Kind),
        json =>
        {
            json.WriteString("selection"u8, "entry"u8);
            json.WriteNumber("entry"u8, index);
        });

    /// <summary>The calls that bear an earlier time.</summary>
    public static ErasureSelection Before(DateTimeOffset time)
    {
        var timeMs = time.ToUnixTimeMilliseconds();
        return new ErasureSelection(
            entry => entry.Kind == EntryKind.Call && entry.TimeMs < timeMs,
            json =>
            {
                json.WriteString("selection"u8, "before"u8);
                json.WriteString("before"u8, Spelt(time));
            });
    }

    /// <summary>The calls and actions with a string or a member's name, unescaped, that holds <paramref name="text"/>. What the text is goes nowhere.</summary>
    public static ErasureSelection Matching(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var wanted = Encoding.UTF8.GetBytes(text);
        return new ErasureSelection(
            entry => IsErasable(entry.Kind) && entry.Payload is not null && PayloadText.Holds(entry.Payload, wanted),
            json => json.WriteString("selection"u8, "matching"u8));
    }

    /// <summary>The calls that are too old, or stand too far from the end of the file.</summary>
    /// <param name="before">Those of an earlier time; null for no limit.</param>
    /// <param name="endOffset">Those that end there or before, in bytes of the file of entries; 0 for no limit.</param>
    /// <param name="keepBytes">How much was to be kept; 0 for no limit.</param>
    internal static ErasureSelection Expired(DateTimeOffset? before, long endOffset, long keepBytes)
    {
        var timeMs = before?.ToUnixTimeMilliseconds() ?? long.MinValue;
        return new ErasureSelection(
            entry => entry.Kind == EntryKind.Call && (entry.TimeMs < timeMs || entry.Offset + entry.FrameBytes <= endOffset),
            json =>
            {
                json.WriteString("selection"u8, "retention"u8);
                if (before is { } time) json.WriteString("before"u8, Spelt(time));
                if (keepBytes > 0) json.WriteNumber("keep_bytes"u8, keepBytes);
            },
            isPrefix: true);
    }

    internal bool Covers(LedgerEntry entry) => !entry.IsErased && _covers(entry);

    internal void Describe(Utf8JsonWriter json) => _describe(json);

    // What the ledger says about itself, erasures above all, cannot be erased; it holds nothing of anybody's.
    private static bool IsErasable(EntryKind kind) => kind is EntryKind.Call or EntryKind.PersonAction;

    private static string Spelt(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
