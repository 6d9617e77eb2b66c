using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Explaining;

/// <summary>A rule as it stands in its file.</summary>
internal static class RuleText
{
    /// <summary>From the line that starts the rule through the first following line that starts with <c>}</c>.</summary>
    public static string Of(Rule rule) => In(Encoding.UTF8.GetString(Bytes(rule.Location.File)), rule.Location.Line);

    /// <summary>The same, of the rule that starts on a line of a text.</summary>
    public static string In(string file, int line)
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n').Skip(line - 1);
        var text = new StringBuilder();
        foreach (var next in lines)
        {
            text.Append(next).Append('\n');
            if (next.StartsWith('}')) break;
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The file that a rule stands in, as its location names it; empty where it is not there any more.</summary>
    public static byte[] Bytes(string file) =>
        EmbeddedPack.All.FirstOrDefault(pack => pack.FileName == file)?.Read() ?? FleetRules.TextAt(file) ?? BoundedFile.Read(file, RuleFileReader.MaxFileBytes).Bytes ?? [];
}
