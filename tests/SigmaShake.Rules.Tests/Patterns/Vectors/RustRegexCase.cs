using System.Globalization;
using System.Text;
using SigmaShake.Testing;
using Tomlyn;
using Tomlyn.Model;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

/// <summary>One test of the Rust regex crate's own suite, in the terms of this engine.</summary>
internal sealed record RustRegexCase(
    string Name,
    string Regex,
    byte[] Haystack,
    IReadOnlyList<(int Start, int End)> Matches,
    bool Compiles,
    bool Anchored,
    (int Start, int End) Bounds,
    int MatchLimit,
    string? ForeignFeature)
{
    public static IEnumerable<RustRegexCase> LoadAll()
    {
        var folder = SharedData.Path("vectors/rust-regex-testdata/testdata");
        foreach (var file in Directory.EnumerateFiles(folder, "*.toml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var document = TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(file))!;
            foreach (var test in (TomlTableArray)document["test"])
                yield return Load(Path.GetFileNameWithoutExtension(file), test);
        }
    }

    private static RustRegexCase Load(string group, TomlTable test)
    {
        var regex = test["regex"] as string ?? "";
        if (Flag(test, "case-insensitive", false)) regex = "(?i)" + regex;
        var haystack = Flag(test, "unescape", false) ? Unescape((string)test["haystack"]) : Encoding.UTF8.GetBytes((string)test["haystack"]);
        return new RustRegexCase(
            $"{group}/{test["name"]}",
            regex,
            haystack,
            [.. ((TomlArray)test["matches"]).Select(match => SpanOf(match!))],
            Flag(test, "compiles", true),
            Flag(test, "anchored", false),
            test.TryGetValue("bounds", out var bounds) ? SpanOf(bounds) : (0, haystack.Length),
            test.TryGetValue("match-limit", out var limit) ? Number(limit) : int.MaxValue,
            ForeignFeatureOf(group, test, haystack));
    }

    /// <summary>What the test needs that the language of rules leaves out on purpose; null for nothing.</summary>
    private static string? ForeignFeatureOf(string group, TomlTable test, byte[] haystack)
    {
        if (group == "regex-lite") return "what only the regex-lite crate does";
        if (test["regex"] is not string regex) return "sets of patterns";
        if (Kind(test, "match-kind") == "all" || Kind(test, "search-kind") == "overlapping") return "all or overlapping matches";
        if (Kind(test, "search-kind") == "earliest") return "earliest matches";
        // On ASCII, bytes and code points are the same thing.
        var isAscii = Ascii.IsValid(haystack) && Ascii.IsValid(regex);
        if (InlineByteMode(regex) || (!isAscii && !(Flag(test, "unicode", true) && Flag(test, "utf8", true)))) return "byte mode";
        return test.ContainsKey("line-terminator") || CrlfMode(regex) ? "line terminators" : null;
    }

    private static bool InlineByteMode(string regex) =>
        regex.Contains("-u)", StringComparison.Ordinal) || regex.Contains("-u:", StringComparison.Ordinal);

    private static bool CrlfMode(string regex) =>
        regex.Contains("(?R", StringComparison.Ordinal) || regex.Contains("R)", StringComparison.Ordinal);

    private static string? Kind(TomlTable test, string key) => test.TryGetValue(key, out var kind) ? (string)kind : null;

    private static bool Flag(TomlTable test, string key, bool otherwise) => test.TryGetValue(key, out var flag) ? (bool)flag : otherwise;

    private static int Number(object number) => Convert.ToInt32(number, CultureInfo.InvariantCulture);

    // `[0, 1]`, `[[0, 1], …]` with groups behind the whole, or a table with a `span` or `spans`, or with a `start` and an `end`.
    private static (int Start, int End) SpanOf(object match) => match switch
    {
        TomlArray { Count: > 0 } array when array[0] is TomlArray whole => SpanOf(whole),
        TomlArray array => (Number(array[0]!), Number(array[1]!)),
        TomlTable table when table.TryGetValue("span", out var span) => SpanOf(span),
        TomlTable table when table.TryGetValue("spans", out var spans) => SpanOf(spans),
        TomlTable table => (Number(table["start"]), Number(table["end"])),
        _ => throw new InvalidDataException($"unknown shape of a match: {match}"),
    };

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([text[i]]));
                continue;
            }

            switch (text[++i])
            {
                case 'x':
                    bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 2;
                    break;
                case 'n': bytes.Add((byte)'\n'); break;
                case 'r': bytes.Add((byte)'\r'); break;
                case 't': bytes.Add((byte)'\t'); break;
                default: bytes.Add((byte)text[i]); break;
            }
        }

        return [.. bytes];
    }
}
