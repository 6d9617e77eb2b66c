using System.Buffers;
using System.Text.Json;

namespace SigmaShake.Cli.Fleet;

/// <summary>Which machines get a release first. It stands in what is signed, as the target's <c>custom</c> member.</summary>
/// <param name="First">Machines that get it at once, by name.</param>
/// <param name="Waves">How many of the others do, in percent, wave after wave; the last is 100.</param>
internal sealed record RolloutPlan(IReadOnlyList<string> First, IReadOnlyList<int> Waves)
{
    private const int MaxFirst = 1_000;
    private const int MaxWaves = 20;
    private const int MaxNameCharacters = 100;

    /// <summary>Reads what a person typed; null and no problem for no plan.</summary>
    public static (RolloutPlan? Plan, string? Problem) Read(IReadOnlyList<string> first, string? waves)
    {
        if (first.Count == 0 && waves is null) return (null, null);
        if (first.Count > MaxFirst) return (null, $"`--first` names more than {MaxFirst} machines; let a wave take them");
        if (first.FirstOrDefault(name => name.Length is 0 or > MaxNameCharacters || name.Any(char.IsControl)) is not null)
            return (null, $"`--first` takes the name of a machine, of 1 to {MaxNameCharacters} characters");

        var numbers = (waves ?? "100").Split(',', StringSplitOptions.TrimEntries).Select(text => int.TryParse(text, out var number) ? number : 0).ToList();
        var isRising = numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);
        return numbers.Count <= MaxWaves && numbers[0] > 0 && numbers[^1] == 100 && isRising
            ? (new RolloutPlan([.. first.Distinct(StringComparer.Ordinal)], numbers), null)
            : (null, "`--waves` takes rising percentages that end with 100, such as 1,10,50,100");
    }

    /// <summary>The <c>custom</c> member.</summary>
    public byte[] ToCustom()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("rollout");
            json.WriteStartArray("first");
            foreach (var name in First) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteStartArray("waves");
            foreach (var percent in Waves) json.WriteNumberValue(percent);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
