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
    public static string Of(Rule rule)
    {
        var lines = Encoding.UTF8.GetString(Bytes(rule.Location.File)).ReplaceLineEndings("\n").Split('\n').Skip(rule.Location.Line - 1);
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
            if (line.StartsWith('}')) break;
        }

        return text.ToString().TrimEnd();
    }

    private static byte[] Bytes(string file) =>
        EmbeddedPack.All.FirstOrDefault(pack => pack.FileName == file)?.Read() ?? FleetRules.TextAt(file) ?? BoundedFile.Read(file, RuleFileReader.MaxFileBytes).Bytes ?? [];
}
