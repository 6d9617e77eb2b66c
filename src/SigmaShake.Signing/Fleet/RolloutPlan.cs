using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Fleet;

/// <summary>
/// In which order machines get a release: those that are named first, then a growing share of all. It stands in the <c>custom</c> member of the target, as
/// <c>{"rollout":{"first":["host-1"],"waves":[1,10,50,100],"every_minutes":60}}</c>, and is signed with it. Immutable, thread-safe.
/// </summary>
public sealed record RolloutPlan
{
    /// <summary>Everybody at once.</summary>
    public static readonly RolloutPlan AtOnce = new();

    /// <summary>The most machines that are named, and the most waves.</summary>
    public const int MaxFirst = 200;

    private const int MaxWaves = 20;
    private const int Everybody = 100;
    private const int MaxMinutes = 30 * 24 * 60;

    /// <summary>Names or ids of machines that come before all others; none by default.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>Shares of all machines, in percent: each larger than the one before, the last 100.</summary>
    public IReadOnlyList<int> Waves { get; init; } = [Everybody];

    /// <summary>After how many minutes the next wave begins by itself; 0 for never: a person widens.</summary>
    public int EveryMinutes { get; init; }

    /// <summary>Reads what stands in the <c>custom</c> member of a target; null there is everybody at once. Members beside <c>rollout</c> are others' business.</summary>
    public static SigningResult<RolloutPlan> Parse(ReadOnlyMemory<byte>? custom)
    {
        if (custom is not { } bytes) return SigningResult<RolloutPlan>.Of(AtOnce);
        return StrictReader.Read(bytes.Span, "rollout plan", fields => fields.Has("rollout") ? Read(fields.Object("rollout")) : AtOnce);
    }

    /// <summary>The <c>custom</c> member of a target.</summary>
    public byte[] ToCustom() => CanonicalJson.WriteFile(JsonValue.Of([new JsonMember("rollout", JsonValue.Of(
    [
        new JsonMember("first", JsonValue.ArrayOf(First.Select(JsonValue.Of))),
        new JsonMember("waves", JsonValue.ArrayOf(Waves.Select(wave => JsonValue.Of(wave)))),
        .. EveryMinutes == 0 ? Array.Empty<JsonMember>() : [new JsonMember("every_minutes", JsonValue.Of(EveryMinutes))],
    ]))]));

    private static RolloutPlan Read(FieldReader fields)
    {
        fields.Only("first", "waves", "every_minutes");
        var waves = fields.Has("waves") ? ReadWaves(fields) : AtOnce.Waves;
        var minutes = fields.OptionalInteger("every_minutes");
        if (minutes > MaxMinutes) fields.Refuse($"has an `every_minutes` over {MaxMinutes}");
        return new RolloutPlan
        {
            First = fields.Has("first") ? fields.Texts("first", MaxFirst, MachineName.MaxLength) : [], Waves = waves, EveryMinutes = (int)Math.Min(minutes, MaxMinutes),
        };
    }

    private static IReadOnlyList<int> ReadWaves(FieldReader fields)
    {
        var items = fields.Value.Member("waves") is { Kind: JsonKind.Array } array ? array.Items : [];
        var shares = items.Where(item => item.Kind == JsonKind.Integer && item.Integer is >= 1 and <= Everybody).Select(item => (int)item.Integer).ToList();
        var isRising = shares.Zip(shares.Skip(1)).All(pair => pair.First < pair.Second);
        if (shares.Count == items.Count && shares.Count is >= 1 and <= MaxWaves && isRising && shares[^1] == Everybody) return shares;
        fields.Refuse($"has `waves` that are not 1 to {MaxWaves} rising shares in percent, the last of them {Everybody},");
        return AtOnce.Waves;
    }
}
