using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>Shell scripts that other parsers are tested with.</summary>
internal static partial class Snippets
{
    public static List<string> OfMvdan()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("vectors/mvdan-sh/filetests.json")));
        return
        [
            .. file.RootElement.GetProperty("cases").EnumerateArray()
                .SelectMany(@case => @case.GetProperty("inputs").EnumerateArray())
                .Select(input => input.GetString()!),
        ];
    }

    /// <summary>The sources of its corpus: each stands between a title and a line of dashes.</summary>
    public static List<string> OfTreeSitter() =>
    [
        .. new[] { "commands", "crlf", "literals", "programs", "statements" }
            .SelectMany(name => Title().Split(Read($"vectors/tree-sitter-bash/{name}.txt")).Skip(1))
            .Select(body => body[..Dashes().Match(body).Index]),
    ];

    public static string OfTreeSitterExample() => Read("vectors/tree-sitter-bash/example-test.sh.txt");

    private static string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(SharedData.Path(path)));

    [GeneratedRegex(@"^={3,}\r?\n(?:.*\r?\n)?={3,}\r?\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^-{3,}\r?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Dashes();
}
