using System.Text;
using System.Text.Unicode;
using SigmaShake.Agents.Install.Editing;

namespace SigmaShake.Agents.Install;

/// <summary>
/// Codex on a machine that somebody else administers: hooks in <c>requirements.toml</c> run without anybody's trust, and its <c>hooks = true</c> keeps
/// <c>--disable hooks</c> and <c>-c features.hooks=false</c> from switching them off.
/// </summary>
internal static class CodexRequirements
{
    public const string FileName = "requirements.toml";

    private const string Begin = "# sigmashake: begin; `ssg init --client=codex --managed` keeps what stands from here to the end mark\n";
    private const string End = "# sigmashake: end\n";

    public static InstallPlan Install(CurrentFile file, HookCommand command, InstallTools tools)
    {
        if (Problem(file, tools) is { } problem) return LeftAlone(file, problem);
        var text = Without(Text(file));
        var features = TomlTables.Of(text).Find(table => table.Keys is ["features"]);
        if (features is not null && TomlTables.Value(text[features.BodyStart..features.BodyEnd], "hooks") != "true")
        {
            return LeftAlone(file, "its table `features` does not say `hooks = true`");
        }

        var lead = text.Length == 0 || text.EndsWith("\n\n") ? "" : text.EndsWith('\n') ? "\n" : "\n\n";
        var after = text + lead + Block(command, features is null);
        if (tools.TomlProblem(after) is { } clash) return LeftAlone(file, $"it holds `hooks` in a form that cannot be added to ({clash})");
        return new InstallPlan { Files = [new PlannedFile(file.Path, file.Bytes, Encoding.UTF8.GetBytes(after))] };
    }

    public static InstallPlan Remove(CurrentFile file) => new()
    {
        Files = [new PlannedFile(file.Path, file.Bytes, file.Bytes is null ? null : Encoding.UTF8.GetBytes(Without(Text(file))))],
    };

    private static InstallPlan LeftAlone(CurrentFile file, string problem) =>
        InstallPlan.Refused($"`{file.Path}` was left alone: {problem}; repair the file, then run this again");

    private static string? Problem(CurrentFile file, InstallTools tools)
    {
        if (file.Bytes is null) return null;
        return Utf8.IsValid(file.Bytes) ? tools.TomlProblem(Text(file)) : "it is not valid UTF-8";
    }

    private static string Text(CurrentFile file) => Encoding.UTF8.GetString(file.Bytes ?? []);

    private static string Without(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0) return text;

        // With the empty line before it, which is ours too.
        var start = begin >= 2 && text[begin - 1] == '\n' && text[begin - 2] == '\n' ? begin - 1 : begin;
        return text[..start] + text[(end + End.Length)..];
    }

    private static string Block(HookCommand command, bool pins)
    {
        var block = new StringBuilder(Begin);
        if (pins) block.Append("[features]\nhooks = true\n\n");
        block.Append("[hooks]\nmanaged_dir = ").Append(TomlTables.Quoted(Path.GetDirectoryName(command.Ssg)!)).Append("\n\n");
        AddHook(block, "PreToolUse", "matcher = \"*\"\n", command.ShellLineThatRefuses, 30);
        block.Append('\n');
        AddHook(block, "SessionStart", "", command.ShellLine, 10);
        return block.Append(End).ToString();
    }

    private static void AddHook(StringBuilder block, string @event, string matcher, string line, int timeoutSeconds) => block
        .Append("[[hooks.").Append(@event).Append("]]\n").Append(matcher)
        .Append("[[hooks.").Append(@event).Append(".hooks]]\ntype = \"command\"\ncommand = ").Append(TomlTables.Quoted(line))
        .Append("\ntimeout = ").Append(timeoutSeconds).Append('\n');
}
