using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Content;

/// <summary>What the ledger says about itself, as a sentence: its payload has numbers only, which say nothing to a reader and nothing to a search.</summary>
internal static class EventText
{
    /// <summary>The sentence; null for kinds that speak for themselves.</summary>
    public static string? Of(EntryKind kind, JsonValue payload) => kind switch
    {
        EntryKind.Erasure => Erasure(payload),
        EntryKind.Recovered => Recovery(payload),
        _ => null,
    };

    /// <summary>A number of the payload; 0 where it is not there.</summary>
    public static long Number(JsonValue payload, ReadOnlySpan<byte> name) => payload.Member(name) is { Kind: JsonKind.Number } number
        && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string Erasure(JsonValue payload)
    {
        var entries = Number(payload, "entries"u8);
        var text = Text(payload, "by"u8) is { Length: > 0 } by ? $"{Were(entries, "entry", "entries")} erased by {by}" : $"{Were(entries, "entry", "entries")} erased";
        var selection = Text(payload, "selection"u8);
        if (selection.Length > 0 && selection != Text(payload, "by"u8)) text += $", selected by {selection}";
        if (payload.Member("ranges"u8) is not { Items: [_, ..] ranges }) return text;
        var more = ranges.Count > 1 || payload.Member("ranges_more"u8) is not null ? " and others" : "";
        return ranges[0].Items is [var first, var last] ? $"{text}: {Words(first)} to {Words(last)}{more}" : text;
    }

    private static string Recovery(JsonValue payload)
    {
        var parts = new List<string>();
        if (Number(payload, "missing_bytes"u8) is > 0 and var missing) parts.Add($"{Were(missing, "durable byte", "durable bytes")} lost and missing");
        if (Number(payload, "failed_appends"u8) is > 0 and var failed) parts.Add(Gap(payload, failed));
        if (Number(payload, "cut_bytes"u8) is > 0 and var cut) parts.Add($"{Count(cut, "byte", "bytes")} of an unfinished append {(cut == 1 ? "was" : "were")} cut off");
        return parts.Count > 0 ? string.Join("; ", parts) : "the log was repaired";
    }

    private static string Gap(JsonValue payload, long failed)
    {
        var text = $"{Count(failed, "call or action", "calls or actions")} could not be recorded";
        if (payload.Member("failed_why"u8) is { Items: [_, ..] causes }) text += $" ({string.Join(", ", causes.Select(Cause))})";
        return Number(payload, "failed_answered"u8) is > 0 and var answered ? $"{text}, {answered} of them answered all the same" : text;
    }

    private static string Cause(JsonValue cause) => Words(cause) switch
    {
        "full" => "disk full",
        "busy" => "the log was busy",
        "unsafe" => "the log was unsafe",
        "damaged" => "the log was damaged",
        "input-output" => "the system refused",
        var other => other,
    };

    private static string Were(long count, string one, string many) => $"{Count(count, one, many)} {(count == 1 ? "was" : "were")}";

    private static string Count(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Text(JsonValue payload, ReadOnlySpan<byte> name) => payload.Member(name) is { IsString: true } text ? Words(text) : "";

    private static string Words(JsonValue value) => Encoding.UTF8.GetString(value.Text.Span);
}
