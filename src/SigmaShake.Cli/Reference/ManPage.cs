using System.Text;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Reference;

/// <summary>A page for <c>man</c>, in the macros of groff_man(7). It bears no date: the same program writes the same bytes.</summary>
internal static class ManPage
{
    /// <summary>How its file ends: commands are section 1.</summary>
    public const string Ending = ".1";

    /// <summary>Writes it.</summary>
    public static string Of(CommandPage page)
    {
        var text = new StringBuilder();
        text.Append($".TH \"{page.Slug.ToUpperInvariant()}\" \"1\" \"\" \"ssg {ProductVersion.Text}\" \"SigmaShake\"\n");
        text.Append($".SH NAME\n{Escape(page.Slug)} \\- {Escape(Summary(page.Description))}\n");
        text.Append($".SH SYNOPSIS\n.B {Escape(page.Name)}\n{Escape(page.Usage[page.Name.Length..].TrimStart())}\n");
        text.Append(".SH DESCRIPTION\n").Append(Paragraphs(page.Description));
        Items(text, "ARGUMENTS", page.Arguments);
        Items(text, "OPTIONS", page.Options);
        Items(text, "COMMANDS", page.Commands);
        text.Append(".SH EXIT STATUS\n.TP\n.B 0\nThe command did its work and found nothing wrong.\n.TP\n.B 1\nIt found something wrong, or could not do its work.\n.TP\n.B 2\nIt was called wrongly, or refused.\n");
        var above = page.Name.LastIndexOf(' ');
        var related = page.Commands.Select(command => $"{page.Slug}-{command.Term}");
        if (above > 0) related = related.Prepend(page.Slug[..above]);
        if (related.Any()) text.Append(".SH SEE ALSO\n").AppendJoin(",\n", related.Select(name => $".BR {Escape(name)} (1)")).Append('\n');
        return text.ToString();
    }

    // The first sentence, without its end, as whatis(1) lists it.
    private static string Summary(string description)
    {
        var end = description.IndexOfAny(['\n', ':', ';']);
        var first = end < 0 ? description : description[..end];
        var sentence = first.IndexOf(". ", StringComparison.Ordinal);
        return (sentence < 0 ? first : first[..sentence]).TrimEnd('.').Replace("`", "", StringComparison.Ordinal);
    }

    private static string Paragraphs(string description) => string.Join(".PP\n", description.Split('\n').Select(paragraph => Text(paragraph) + "\n"));

    private static void Items(StringBuilder text, string heading, IReadOnlyList<PageItem> items)
    {
        if (items.Count == 0) return;
        text.Append($".SH {heading}\n");
        foreach (var (term, meaning) in items) text.Append($".TP\n.B {Escape(term)}\n{Text(meaning.ReplaceLineEndings(" "))}\n");
    }

    // What stands between backticks is bold: in a page they would become quotation marks.
    private static string Text(string text)
    {
        var parts = text.Split('`');
        for (var i = 0; i < parts.Length; i++) parts[i] = i % 2 == 1 && i < parts.Length - 1 ? $"\\fB{Escape(parts[i])}\\fR" : Escape(parts[i]);
        var line = string.Concat(parts);
        return line is ['.' or '\'', ..] ? $"\\&{line}" : line;
    }

    // A hyphen that is typed must stay one, and nothing may start a request.
    private static string Escape(string text) => text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("\"", "\\(dq", StringComparison.Ordinal);
}
