using System.Globalization;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Tests.Patterns.Unicode;

/// <summary>The checked-in tables against the files that they were made from, where Debian's package unicode-data is installed.</summary>
public sealed class UnicodeDatabaseTests
{
    private const string Folder = "/usr/share/unicode";

    [Theory]
    [InlineData("Scripts.txt", 150)]
    [InlineData("PropList.txt", 15)]
    [InlineData("DerivedCoreProperties.txt", 8)]
    [InlineData("emoji/emoji-data.txt", 6)]
    public void Sets_are_those_of_the_database(string file, int atLeast)
    {
        var path = Path.Combine(Folder, file);
        if (!File.Exists(path)) Assert.Skip($"needs `{path}`: apt-get install unicode-data");
        var lines = File.ReadLines(path).ToList();
        if (!lines[0].Contains(UnicodeTables.Version, StringComparison.Ordinal) && file != "emoji/emoji-data.txt")
            Assert.Skip($"`{path}` is of another version than {UnicodeTables.Version}");

        var sets = new Dictionary<string, CodePointSetBuilder>();
        foreach (var fields in lines.Select(static line => line.Split('#')[0].Split(';')).Where(static fields => fields.Length == 2))
        {
            var ends = fields[0].Trim().Split("..");
            var name = fields[1].Trim();
            if (!sets.TryGetValue(name, out var set)) sets[name] = set = new CodePointSetBuilder();
            set.Add(CodePoint(ends[0]), CodePoint(ends[^1]));
        }

        var known = sets.Where(static pair => UnicodeSets.Find(pair.Key) is not null).ToList();
        Assert.InRange(known.Count, atLeast, sets.Count);
        Assert.All(known, static pair => Assert.Equal(pair.Value.Build().Bounds, UnicodeSets.Find(pair.Key)!.Bounds));
    }

    private static int CodePoint(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
