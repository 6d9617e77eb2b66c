using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Bundles;

/// <summary>What an organisation sets on its machines beside its rules. Immutable, thread-safe.</summary>
public sealed record BundleSettings
{
    /// <summary>Nothing set.</summary>
    public static readonly BundleSettings Defaults = new();

    /// <summary>Whether an ALLOW of the organisation that covers a whole call answers the agent's own prompt too; false by default.</summary>
    public bool Grants { get; init; }

    /// <summary>Packs of the program that are in force as the organisation's own; none by default. Sorted, unique.</summary>
    public IReadOnlyList<string> PacksEnabled { get; init; } = [];

    /// <summary>What machines may send of what was judged on them; counts by default.</summary>
    public DecisionSharing Decisions { get; init; } = DecisionSharing.Counts;

    /// <summary>Reads the settings alone, as they stand in a bundle. Never throws.</summary>
    public static SigningResult<BundleSettings> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > RuleBundle.MaxBytes) return SigningResult<BundleSettings>.Refused($"the settings have {bytes.Length} bytes, more than {RuleBundle.MaxBytes}", "leave something out");
        return JsonText.Parse(bytes, out var problem) is { } json ? BundleReader.ReadSettings(json) : SigningResult<BundleSettings>.Refused($"the settings {problem}", "mend the file");
    }

    internal JsonValue ToJson() => JsonValue.Of(
    [
        new JsonMember(BundleMembers.Grant, JsonValue.Of(Grants)),
        new JsonMember(BundleMembers.PacksEnabled, JsonValue.ArrayOf(PacksEnabled.Select(JsonValue.Of))),
        new JsonMember(BundleMembers.Decisions, JsonValue.Of([new JsonMember(BundleMembers.Send, JsonValue.Of(WordOf(Decisions)))])),
    ]);

    /// <summary>The word that stands for it in a bundle.</summary>
    public static string WordOf(DecisionSharing sharing) => sharing switch
    {
        DecisionSharing.None => "none",
        DecisionSharing.Counts => "counts",
        DecisionSharing.All => "all",
        _ => throw new ArgumentOutOfRangeException(nameof(sharing), sharing, null),
    };

    /// <summary>What that word stands for; null for another one.</summary>
    public static DecisionSharing? SharingOf(string word) => word switch
    {
        "none" => DecisionSharing.None,
        "counts" => DecisionSharing.Counts,
        "all" => DecisionSharing.All,
        _ => null,
    };

    /// <summary>Whether a pack may be called so: 1 to 64 of <c>a-z 0-9 -</c>.</summary>
    public static bool IsValidPack(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 64 && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
    }
}
