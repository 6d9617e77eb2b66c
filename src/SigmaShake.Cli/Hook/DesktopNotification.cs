using SigmaShake.Cli.Files;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Hook;

/// <summary>
/// Tells the person on their desktop that an agent waits. Without the text of the call, which may hold what a locked screen should not show. Nobody waits
/// for the program that shows it.
/// </summary>
internal static class DesktopNotification
{
    private const string Program = "notify-send";

    // Never by PATH: package managers put folders of a project there.
    private static readonly string[] Folders = ["/usr/bin", "/usr/local/bin", "/bin"];

    // What that program needs to find the desktop, and nothing that was meant for the agent.
    private static readonly string[] Variables =
        ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "HOME", "LANG", "LC_ALL"];

    /// <summary>Shows it where there is a desktop, and a program for it.</summary>
    public static void Show(Verdict verdict)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"))) return;
        if (Array.Find(Folders, folder => FileStatus.Following(Path.Combine(folder, Program)).Kind == FileKind.Regular) is not { } folder) return;
        SystemCalls.StartAlone(Path.Combine(folder, Program), [Program, "--app-name=ssg", "An agent asks", TextOf(verdict)], Environments());
    }

    // The body may be taken for markup.
    private static string TextOf(Verdict verdict)
    {
        var call = verdict.Expanded.Call;
        var rule = verdict.Ruling.Deciding?.Rule.QualifiedId ?? "builtin/unanalysable";
        var text = ShownText.Of($"{call.Agent} wants to use {call.Tool}, and {rule} asks. Answer with ssg approve, or on the dashboard.");
        return text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
    }

    private static string[] Environments()
    {
        var kept = new List<string>();
        foreach (var name in Variables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value) kept.Add($"{name}={value}");
        }

        return [.. kept];
    }
}
