using System.Text.RegularExpressions;
using SigmaShake.Docs.EndToEnd.Pages;
using SigmaShake.Testing;

namespace SigmaShake.Docs.EndToEnd;

/// <summary>Every way from page to page leads somewhere, and every page is reached.</summary>
public sealed partial class LinksInPagesTests
{
    private static readonly string[] Pages = [.. DocumentationPage.All, "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LIMITATIONS.md", "SECURITY.md", "THREAT_MODEL.md"];

    [Fact]
    public void Every_link_inside_the_repository_leads_to_a_file_and_a_heading_of_it() => Assert.All(Pages, page => Assert.All(Links(page), link =>
    {
        var (target, heading) = (link.Target, link.Heading);
        Assert.True(Path.Exists(Path.Combine(Checkout.Root, target)), $"{page} leads to `{target}`, which is not there");
        if (heading.Length > 0) Assert.True(Headings(target).Contains(heading), $"{page} leads to `#{heading}` of {target}, which has no such heading");
    }));

    [Fact]
    public void The_index_leads_to_every_page()
    {
        var reached = new HashSet<string> { "README.md" };
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(reached.Where(page => page.EndsWith(".md", StringComparison.Ordinal)).SelectMany(Links).Select(link => link.Target).ToList());
        }

        Assert.Empty(DocumentationPage.All.Except(reached));
        Assert.Contains("docs/README.md", Links("README.md").Select(link => link.Target));
    }

    [Fact]
    public void Pictures_are_few_and_small()
    {
        var pictures = new DirectoryInfo(Path.Combine(Checkout.Root, "docs", "images")).GetFiles();

        Assert.InRange(pictures.Length, 1, 5);
        Assert.All(pictures, picture => Assert.InRange(picture.Length, 1, 60 * 1024));
    }

    private static IEnumerable<(string Target, string Heading)> Links(string page)
    {
        var text = string.Join('\n', DocumentationPage.Read(page));
        foreach (var link in Link().Matches(CodeInText().Replace(text, "")).Select(match => match.Groups["to"].Value))
        {
            if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? page : Path.GetRelativePath(Checkout.Root, Path.GetFullPath(Path.Combine(Checkout.Root, Path.GetDirectoryName(page)!, parts[0])));
            yield return (target, parts.Length > 1 ? parts[1] : "");
        }
    }

    // As GitHub names them: small letters, without punctuation, blanks as dashes.
    private static HashSet<string> Headings(string page) => [.. DocumentationPage.Read(page)
        .Where(line => line.StartsWith('#'))
        .Select(line => NotInNames().Replace(line.TrimStart('#', ' ').ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeInText();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotInNames();
}
