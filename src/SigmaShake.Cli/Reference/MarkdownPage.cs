using System.Text;

namespace SigmaShake.Cli.Reference;

/// <summary>A page as Markdown (CommonMark, with GitHub's tables).</summary>
internal static class MarkdownPage
{
    /// <summary>How its file ends.</summary>
    public const string Ending = ".md";

    /// <summary>Writes it.</summary>
    public static string Of(CommandPage page)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(page.Name).Append("\n\n").Append(page.Description).Append("\n\n```\n").Append(page.Usage).Append("\n```\n\n");
        Table(text, "argument", page.Arguments);
        Table(text, "option", page.Options);
        Table(text, "command", page.Commands, name => $"[{name}](#{page.Slug}-{name})");
        return text.ToString();
    }

    private static void Table(StringBuilder text, string heading, IReadOnlyList<PageItem> items, Func<string, string>? show = null)
    {
        if (items.Count == 0) return;
        text.Append("| ").Append(heading).Append(" | |\n|---|---|\n");
        foreach (var (term, meaning) in items) text.Append("| ").Append(show?.Invoke(term) ?? $"`{term}`").Append(" | ").Append(Cell(meaning)).Append(" |\n");
        text.Append('\n');
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
