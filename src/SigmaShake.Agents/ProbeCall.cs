using System.Text;
using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Dialects;

namespace SigmaShake.Agents;

/// <summary>What a client would send before a shell command: to try an installed hook on.</summary>
public static class ProbeCall
{
    /// <summary>The session that such a call names, by which it is known in the log.</summary>
    public const string Session = "ssg-doctor";

    /// <summary>The payload.</summary>
    /// <param name="client">The client's name.</param>
    /// <param name="command">The shell command.</param>
    /// <param name="cwd">The absolute working directory.</param>
    public static byte[] Of(string client, string command, string cwd) => client switch
    {
        Hosts.CopilotCli => Filled("""{"sessionId":"$S","timestamp":0,"cwd":$D,"toolName":"bash","toolArgs":{"command":$C}}""", command, cwd),
        Hosts.Cursor => Filled(
            """{"conversation_id":"$S","cursor_version":"0","workspace_roots":[$D],"hook_event_name":"beforeShellExecution","command":$C,"cwd":$D}""", command, cwd),
        Hosts.GeminiCli => Claude("BeforeTool", "run_shell_command", command, cwd),
        Hosts.Antigravity => Filled("""{"conversationId":"$S","workspacePaths":[$D],"toolCall":{"name":"run_command","args":{"CommandLine":$C}}}""", command, cwd),
        Hosts.Windsurf => Filled("""{"agent_action_name":"pre_run_command","trajectory_id":"$S","tool_info":{"command_line":$C,"cwd":$D}}""", command, cwd),
        Hosts.Cline => Filled(
            """{"hookName":"tool_call","taskId":"$S","workspaceRoots":[$D],"tool_call":{"id":"$S","name":"run_commands","input":{"commands":[$C]}}}""", command, cwd),
        Hosts.OpenCode or Hosts.Pi or Hosts.OpenClaw or Hosts.Amp or Hosts.Generic => Filled("""{"tool":"bash","input":{"command":$C},"cwd":$D,"session":"$S"}""", command, cwd),
        Hosts.QwenCode => Claude("PreToolUse", "run_shell_command", command, cwd),
        Hosts.Droid => Claude("PreToolUse", "Execute", command, cwd),
        Hosts.Kiro => Claude("PreToolUse", "execute_bash", command, cwd),
        Hosts.Devin => Claude("PreToolUse", "exec", command, cwd),
        _ => Claude("PreToolUse", "Bash", command, cwd),
    };

    private static byte[] Claude(string @event, string tool, string command, string cwd) => Filled(
        $$$"""{"session_id":"$S","cwd":$D,"hook_event_name":"{{{@event}}}","tool_name":"{{{tool}}}","tool_input":{"command":$C},"tool_use_id":"$S"}""", command, cwd);

    private static byte[] Filled(string template, string command, string cwd) =>
        Encoding.UTF8.GetBytes(template.Replace("$S", Session).Replace("$D", Quoted(cwd)).Replace("$C", Quoted(command)));

    private static string Quoted(string text) => Encoding.UTF8.GetString(new JsonLine().Text(text).ToArray());
}
