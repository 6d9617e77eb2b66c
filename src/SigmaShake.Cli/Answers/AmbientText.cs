using System.Text;
using SigmaShake.Cli.Loading;

namespace SigmaShake.Cli.Answers;

/// <summary>Project knowledge as an agent gets it at the start of a session.</summary>
internal static class AmbientText
{
    private const int MaxHeadlines = 50;

    /// <summary>The headlines, a line each; null where there are none.</summary>
    public static string? Headlines(IReadOnlyList<SourcedAmbient> ambients)
    {
        if (ambients.Count == 0) return null;
        var text = new StringBuilder("What is known here (`ssg recall <word>` shows more):\n");
        foreach (var (source, rule) in ambients.Take(MaxHeadlines)) text.Append("- ").Append(rule.Headline).Append(" [").Append(source.Name).Append('/').Append(rule.Id).Append("]\n");
        if (ambients.Count > MaxHeadlines) text.Append($"- and {ambients.Count - MaxHeadlines} more\n");
        return text.ToString();
    }
}
