using System.Text;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Bundles;

/// <summary>
/// What an organisation has its machines enforce: rule files and settings, as one target of its repository (<see cref="TargetPath"/>). Immutable,
/// thread-safe. <b>Not to be believed before the target was verified.</b>
/// </summary>
public sealed class RuleBundle
{
    /// <summary>The path of the target.</summary>
    public const string TargetPath = "bundle.json";

    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>The largest bundle, in bytes: 4 MiB.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>The most rule files.</summary>
    public const int MaxFiles = 1_000;

    /// <summary>The most packs that are enabled.</summary>
    public const int MaxPacks = 100;

    private RuleBundle(IReadOnlyList<BundleFile> files, BundleSettings settings)
    {
        Files = files;
        Settings = settings;
    }

    /// <summary>The rule files, sorted by path.</summary>
    public IReadOnlyList<BundleFile> Files { get; }

    /// <summary>What else is set.</summary>
    public BundleSettings Settings { get; }

    /// <summary>
    /// What tells rules from other rules, whatever the settings: the SHA-256 over each file's path, a zero byte, its length in digits, a zero byte and its
    /// bytes, in the order of the paths; in lower-case hexadecimal.
    /// </summary>
    public string RulesHash
    {
        get
        {
            using var all = new MemoryStream();
            foreach (var file in Files)
            {
                var text = Encoding.UTF8.GetBytes(file.Text);
                all.Write(Encoding.UTF8.GetBytes($"{file.Path}\0{text.Length}\0"));
                all.Write(text);
            }

            return ContentHash.Sha256(all.ToArray());
        }
    }

    /// <summary>A bundle, or why no machine would take it.</summary>
    /// <param name="files">The rule files, in any order.</param>
    /// <param name="settings">What else is set.</param>
    public static SigningResult<RuleBundle> Of(IEnumerable<BundleFile> files, BundleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(settings);
        return Parse(new RuleBundle(Sorted(files), settings with { PacksEnabled = [.. settings.PacksEnabled.Order(StringComparer.Ordinal)] }).ToBytes());
    }

    /// <summary>Reads a bundle strictly. Never throws.</summary>
    public static SigningResult<RuleBundle> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) return SigningResult<RuleBundle>.Refused($"the bundle has {bytes.Length} bytes, more than {MaxBytes}", "leave rules out, or shorten them");
        if (JsonText.Parse(bytes, out var problem) is not { } json) return SigningResult<RuleBundle>.Refused($"the bundle {problem}", BundleReader.Rebuild);
        return BundleReader.Read(json, (files, settings) => new RuleBundle(Sorted(files), settings));
    }

    /// <summary>The bundle as it is signed: canonical JSON, the same bytes each time.</summary>
    public byte[] ToBytes() => CanonicalJson.WriteFile(JsonValue.Of(
    [
        new JsonMember(BundleMembers.Version, JsonValue.Of(Version)),
        new JsonMember(BundleMembers.Rules, JsonValue.ArrayOf(Files.Select(file => JsonValue.Of(
        [
            new JsonMember(BundleMembers.Path, JsonValue.Of(file.Path)),
            new JsonMember(BundleMembers.Text, JsonValue.Of(file.Text)),
        ])))),
        new JsonMember(BundleMembers.Settings, Settings.ToJson()),
    ]));

    private static List<BundleFile> Sorted(IEnumerable<BundleFile> files) => [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
}
