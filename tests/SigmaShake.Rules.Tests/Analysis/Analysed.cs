using System.Text;
using SigmaShake.Rules.Analysis;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Analysis;

/// <summary>Findings as text.</summary>
internal static class Analysed
{
    public const string Cwd = "/home/user/project";
    public const string Home = "/home/user";

    public static Findings Of(string command) => Of(command, NoFiles.Instance);

    public static Findings Of(string command, IFileView files) => CommandAnalysis.Of(Encoding.UTF8.GetBytes(command), Encoding.UTF8.GetBytes(Cwd), Encoding.UTF8.GetBytes(Home), files);

    /// <summary>Each simple command, its words joined by blanks; an unknown word in angle brackets.</summary>
    public static List<string> Commands(string command) => Commands(Of(command));

    public static List<string> Commands(Findings findings) => [.. findings.Commands.Select(Show)];

    public static List<string> Scripts(string command) => [.. Of(command).Scripts.Select(script => Encoding.UTF8.GetString(script.Span))];

    public static List<string> Effects(string command) => Effects(Of(command));

    public static List<string> Effects(Findings findings) =>
        [.. findings.Effects.Select(effect => $"{effect.Kind} {Encoding.UTF8.GetString((effect.Pattern ?? effect.Subject).Span)}{(effect.IsRecursive ? "/**" : "")}")];

    private static string Show(SimpleCommand command) => string.Join(' ', command.Words.Select(Show));

    private static string Show(CommandWord word)
    {
        var text = Encoding.UTF8.GetString(word.Text.Span);
        return word.IsUnknown ? $"<{text}>" : text;
    }
}
