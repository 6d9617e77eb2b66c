using System.Globalization;
using System.Text.RegularExpressions;
using SigmaShake.Testing;

namespace SigmaShake.Docs.EndToEnd.Pages;

/// <summary>A page for readers, taken apart as far as commands go.</summary>
internal static partial class DocumentationPage
{
    private const string Fence = "```";
    private const string Prompt = "$ ";

    /// <summary>Every page, relative to the checkout.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "README.md" }.Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Checkout.Root, file)).Order(StringComparer.Ordinal)),
    ];

    /// <summary>The lines of a page.</summary>
    public static string[] Read(string page) => File.ReadAllLines(Path.Combine(Checkout.Root, page));

    /// <summary>Its fenced blocks.</summary>
    public static IEnumerable<FencedBlock> Fenced(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var start = i++;
            while (i < lines.Count && lines[i] != Fence) i++;
            yield return new FencedBlock(start + 1, lines[start][Fence.Length..], [.. lines.Skip(start + 1).Take(i - start - 1)]);
        }
    }

    /// <summary>Its blocks that show a terminal: <c>console</c>, or <c>console no-run=the-reason</c>.</summary>
    public static IEnumerable<ConsoleBlock> Consoles(IReadOnlyList<string> lines)
    {
        foreach (var block in Fenced(lines))
        {
            if (Info().Match(block.Info) is not { Success: true } info) continue;
            yield return new ConsoleBlock(block.Line, info.Groups["reason"] is { Success: true } reason ? reason.Value : null, [.. Commands(block)]);
        }
    }

    private static IEnumerable<ConsoleCommand> Commands(FencedBlock block)
    {
        for (var i = 0; i < block.Lines.Count;)
        {
            if (!block.Lines[i].StartsWith(Prompt, StringComparison.Ordinal)) throw new InvalidDataException($"line {block.Line + 1 + i}: a block begins with a command, `$ …`");
            var start = i;
            var text = new List<string> { block.Lines[i++][Prompt.Length..] };
            while (text[^1].EndsWith('\\') && i < block.Lines.Count) text.Add(block.Lines[i++]);
            if (HereDocument().Match(text[^1]) is { Success: true } here)
            {
                do text.Add(block.Lines[i]);
                while (block.Lines[i++] != here.Groups["end"].Value);
            }

            var output = block.Lines.Skip(i).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
            i += output.Count;
            while (output is [.., ""]) output.RemoveAt(output.Count - 1);
            var exitCode = output is [.., var last] && Exit().Match(last) is { Success: true } exit ? int.Parse(exit.Groups["code"].Value, CultureInfo.InvariantCulture) : 0;
            if (exitCode != 0) output.RemoveAt(output.Count - 1);
            yield return new ConsoleCommand(block.Line + 1 + start, string.Join('\n', text), output, exitCode);
        }
    }

    [GeneratedRegex("^console( no-run=(?<reason>[a-z-]+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Info();

    [GeneratedRegex("<<'?(?<end>[A-Z]+)'?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HereDocument();

    [GeneratedRegex(@"^\(exit (?<code>[1-9]\d*)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Exit();
}
