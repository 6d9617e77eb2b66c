using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Rules.Checking;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Loading;

/// <summary>The rules of a bundle, read and checked as those of a folder are.</summary>
internal static class FleetRules
{
    /// <summary>The rules of the bundle in force.</summary>
    /// <exception cref="StateException">The bundle is not what was verified, or this program does not have what it asks for.</exception>
    public static FolderContent Read(FleetPlace place, FleetState state, TimeSpan budget)
    {
        var (bundle, fileName, release) = Bundle(state);
        if (EmbeddedPack.FirstUnknown([.. bundle.Settings.PacksEnabled]) is { } unknown)
        {
            throw new StateException($"release {release.Release} of your organisation's rules enforces {unknown}", "update `ssg`; a guard that does not exist guards nothing");
        }

        var path = Path.Combine(place.Folder, fileName);
        var content = Content(path, bundle, budget);
        return content with { ContentHash = release.Bundle, Stamps = content.IsWhole && SourceStat.Of(path) is { } stamp ? new SourceStamps(default, [(fileName, stamp)]) : null };
    }

    /// <summary>The rules and settings of a bundle, which no image is kept of.</summary>
    public static FolderContent Content(string path, RuleBundle bundle, TimeSpan budget) =>
        Check(path, bundle, budget).ToContent() with { Stamps = null, Note = FleetSettings.Of(bundle.Settings).ToNote() };

    /// <summary>The bundle in force.</summary>
    /// <exception cref="StateException">It is not what was verified.</exception>
    public static EnforcedBundle Bundle(FleetState state)
    {
        var read = state.ReadBundle();
        return read.Succeeded ? read.Value : throw new StateException(read.Error.Message, read.Error.Help);
    }

    /// <summary>The rule file of a bundle at a place that messages name; null where no bundle stands there.</summary>
    public static byte[]? TextAt(string location)
    {
        foreach (var name in new[] { FleetFiles.Bundle, FleetFiles.NextBundle })
        {
            var at = location.IndexOf($"/{name}/", StringComparison.Ordinal);
            if (at < 0 || BoundedFile.Read(location[..(at + 1 + name.Length)], RuleBundle.MaxBytes).Bytes is not { } bytes) continue;
            var path = location[(at + name.Length + 2)..];
            return RuleBundle.Parse(bytes).Value?.Files.FirstOrDefault(file => file.Path == path) is { } found ? Encoding.UTF8.GetBytes(found.Text) : null;
        }

        return null;
    }

    /// <summary>The rule files of a bundle as one source.</summary>
    /// <param name="path">What messages call the bundle.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="budget">See <see cref="RuleFolder.Read(string, TimeSpan?)"/>.</param>
    public static RuleFolder Check(string path, RuleBundle bundle, TimeSpan? budget = null)
    {
        var texts = bundle.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);
        return RuleFolder.Read(path, [.. texts.Keys], name => new RuleFile(name, texts[name], RuleFileReader.Read($"{path}/{name}", texts[name]), Stamp: null), budget);
    }
}
