using System.Globalization;
using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Publishing;

/// <summary>Releases and machines as a server lists them, as lines of text. What is another's word is printed by a writer that lets nothing steer a terminal.</summary>
internal static class FleetView
{
    /// <summary>One line for each release, the newest first.</summary>
    public static IEnumerable<string> Releases(JsonValue page)
    {
        foreach (var release in page.Member("items"u8)?.Items ?? [])
        {
            var waves = release.Member("waves"u8)?.Items ?? [];
            var wave = Number(release, "wave"u8) ?? 0;
            var reach = wave < 0 ? "those named first" : wave < waves.Count ? $"{Encoding.UTF8.GetString(waves[(int)wave].Text.Span)} %" : "all";
            var reason = Text(release, "pause_reason"u8) is { Length: > 0 } why ? $"  ({why})" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"release {Number(release, "number"u8)}  {Text(release, "state"u8),-11}  {reach,-17}  {Number(release, "machines"u8)} machines  {Number(release, "denials"u8)} of {Number(release, "calls"u8)} calls refused{reason}");
        }
    }

    /// <summary>One line for each machine.</summary>
    public static IEnumerable<string> Machines(JsonValue page)
    {
        foreach (var machine in page.Member("items"u8)?.Items ?? [])
        {
            var flag = machine.Member("log"u8) is { } log && Text(log, "flag"u8) is { Length: > 0 } what ? $"  log {what}" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"{Text(machine, "id"u8)}  {Text(machine, "name"u8)}  {Text(machine, "state"u8)}  release {Number(machine, "release"u8)}  seen {Text(machine, "seen"u8)}{flag}");
        }
    }

    private static string Text(JsonValue json, ReadOnlySpan<byte> name) => json.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : "";

    private static long? Number(JsonValue json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
