using System.Text;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.State;

public sealed class SettingsTextTests
{
    private const int Rounds = 2_000;

    [Theory]
    [InlineData("", "mode", "\"observe\"", "mode = \"observe\"\n")]
    [InlineData("# mine\n", "grant", "true", "grant = true\n# mine\n")]
    [InlineData("grant = false # keep\nmode = 'enforce'\n", "grant", "true", "grant = true # keep\nmode = 'enforce'\n")]
    [InlineData("# ä🦊\ngrant = false # keep", "grant", "true", "# ä🦊\ngrant = true # keep")]
    [InlineData("[packs]\r\ndisabled = []\r\n", "packs.enabled", "[\"a\"]", "[packs]\r\nenabled = [\"a\"]\r\ndisabled = []\r\n")]
    [InlineData("[packs]\nenabled = [ # one\n  \"a\",\n] # two\n", "packs.enabled", "[]", "[packs]\nenabled = [] # two\n")]
    [InlineData("[packs]", "packs.enabled", "[]", "[packs]\nenabled = []\n")]
    [InlineData("grant = true\r\n", "mode", "\"observe\"", "mode = \"observe\"\r\ngrant = true\r\n")]
    [InlineData("\uFEFFgrant = true\n", "mode", "\"observe\"", "\uFEFFmode = \"observe\"\ngrant = true\n")]
    public void One_value_changes_and_the_rest_stays(string before, string name, string toml, string after) =>
        Assert.Equal(after, SettingsText.Set(before, name, toml));

    [Fact]
    public void What_was_set_is_read_and_nothing_else_changes()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = Text(random);
            var before = Read(text);
            var key = SettingKey.All[random.Next(SettingKey.All.Count)];
            var value = Value(random, key);
            var expected = before.With(key, value);

            var after = SettingsText.Set(text, key.Name, expected.Toml(key));

            var what = $"seed {seed}, round {round}: {key.Name}\n{text}\n---\n{after}";
            foreach (var other in SettingKey.All) Assert.True(expected.Toml(other) == Read(after).Toml(other), what);
            Assert.True(Comments(text).SequenceEqual(Comments(after)), what);
            Assert.True(text.Contains("\r\n", StringComparison.Ordinal) == after.Contains("\r\n", StringComparison.Ordinal) || text.Length == 0, what);
            Assert.True(after == SettingsText.Set(after, key.Name, expected.Toml(key)), what);
        }
    }

    private static Settings Read(string text)
    {
        var result = SettingsReader.Read("", Encoding.UTF8.GetBytes(text), isProject: false);
        Assert.True(result.Problem is null, $"{result.Problem}\n{text}");
        return result.Settings;
    }

    private static IEnumerable<string> Comments(string text) => text.Split('\n').Where(line => line.Contains('#', StringComparison.Ordinal)).Select(line => line[line.LastIndexOf('#')..]);

    // Some keys at the top, dotted or not, some in a table; comments, blanks and either line ending.
    private static string Text(Random random)
    {
        var lineBreak = random.Next(2) == 0 ? "\n" : "\r\n";
        var usesTable = random.Next(2) == 0;
        var top = new List<string>();
        var table = new List<string>();
        foreach (var key in SettingKey.All.Where(_ => random.Next(2) == 0))
        {
            var isInTable = usesTable && key.Name.StartsWith("packs.", StringComparison.Ordinal);
            var name = isInTable ? key.Name["packs.".Length..] : key.Name;
            var line = $"{Blank(random)}{name}{Blank(random)}={Blank(random)}{Settings.Defaults.With(key, Value(random, key)).Toml(key)}{Comment(random)}";
            (isInTable ? table : top).Insert(random.Next((isInTable ? table : top).Count + 1), line);
        }

        if (random.Next(2) == 0) top.Insert(0, "# größe 🦊");
        if (usesTable) top.Add($"[packs]{Comment(random)}");
        var text = string.Join(lineBreak, top.Concat(table));
        return text.Length > 0 ? text + lineBreak : text;
    }

    private static string Blank(Random random) => new(' ', random.Next(3));

    private static string Comment(Random random) => random.Next(3) == 0 ? $" # note {random.Next(100)}" : "";

    private static object Value(Random random, SettingKey key) => key.Kind switch
    {
        SettingKind.Word => key.Words[random.Next(key.Words.Count)],
        SettingKind.Boolean => random.Next(2) == 0,
        SettingKind.Age => TimeSpan.FromDays(random.Next(400)),
        SettingKind.Size => random.Next(2_000) * 1_000_000L,
        SettingKind.Wait => random.Next(WaitText.MaxSeconds + 1),
        _ => Enumerable.Range(0, random.Next(4)).Select(_ => Word(random)).ToArray(),
    };

    private static string Word(Random random)
    {
        const string Letters = "ab-\"\\'[],\t\e=ü🦊";
        return string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Letters.EnumerateRunes().ElementAt(random.Next(Letters.EnumerateRunes().Count()))));
    }
}
