using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Model;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>A command that an example of a default pack gives.</summary>
/// <param name="Rule">The rule that it belongs to, by its pack.</param>
/// <param name="Command">The command.</param>
internal sealed record PackExample(string Rule, string Command)
{
    /// <summary>All of them, in the order of the packs.</summary>
    public static IReadOnlyList<PackExample> All { get; } = [.. Files.SelectMany(Read)];

    /// <summary>The packs' files.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "packs"), "*.rules").Order(StringComparer.Ordinal);

    private static IEnumerable<PackExample> Read(string file)
    {
        var pack = Path.GetFileNameWithoutExtension(file);
        foreach (var rule in RuleFileReader.Read(file, File.ReadAllBytes(file)).Rules)
        {
            foreach (var sample in rule.Samples)
            {
                if (!sample.IsCounterexample && sample.Values is [{ Field.Kind: FieldKind.Command, Value: var command }]) yield return new PackExample($"{pack}/{rule.Id}", command);
            }
        }
    }
}
