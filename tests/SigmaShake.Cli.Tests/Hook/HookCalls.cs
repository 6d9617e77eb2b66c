using System.Text.Json;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Calls as Claude Code sends them.</summary>
internal static class HookCalls
{
    /// <summary>What nothing objects to.</summary>
    public static string Harmless(string cwd) => Bash("git status", cwd);

    /// <summary>What the embedded packs refuse everywhere.</summary>
    public static string Destructive(string cwd) => Bash("rm -rf /", cwd);

    public static string Bash(string command, string cwd) => Tool("Bash", new { command }, cwd);

    public static string Write(string path, string cwd, string content = "x") => Tool("Write", new { file_path = path, content }, cwd);

    public static string Read(string path, string cwd) => Tool("Read", new { file_path = path }, cwd);

    public static string Tool(string tool, object input, string cwd, string id = "toolu_1") => JsonSerializer.Serialize(new
    {
        session_id = "session-1",
        transcript_path = "/tmp/transcript.jsonl",
        cwd,
        prompt_id = "prompt-1",
        permission_mode = "default",
        hook_event_name = "PreToolUse",
        tool_name = tool,
        tool_input = input,
        tool_use_id = id,
    });

    public static string SessionStart(string cwd) => JsonSerializer.Serialize(new
    {
        session_id = "session-1",
        transcript_path = "/tmp/transcript.jsonl",
        cwd,
        hook_event_name = "SessionStart",
        source = "startup",
    });
}
