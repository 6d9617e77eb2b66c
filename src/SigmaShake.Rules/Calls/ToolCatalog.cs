namespace SigmaShake.Rules.Calls;

/// <summary>
/// The tools of all known clients by name. The names do not collide in meaning, so one table serves every client, and a call that says
/// nothing of its client is understood too. Compared without regard to case: a client that spells <c>bash</c> as <c>Bash</c> means the same.
/// </summary>
internal static class ToolCatalog
{
    private const string SpawnAgent = "spawn_agent";

    private static readonly ToolGroup[] Groups =
    [
        new(new(Capability.Execute),
        [
            "Bash", "PowerShell", "shell", "local_shell", "container.exec", "exec_command", "exec", "write_stdin", "terminal", "cmd",
            "run_terminal_cmd", "run_terminal_command", "run_in_terminal", "runTerminalCommand", "run_shell_command", "run_command",
            "run_commands", "execute_command", "execute_bash", "execute_cmd", "shell_command", "Execute", "pre_run_command", "Monitor",
        ]),
        new(new(Capability.Read),
        [
            "Read", "view", "cat", "read_file", "read_files", "read_many_files", "fs_read", "view_file", "view_image", "NotebookRead",
            "ReadMcpResource", "pre_read_code",
        ]),
        new(new(Capability.Write),
        [
            "Write", "create", "write_file", "create_file", "write_to_file", "write_text_file", "Delete", "delete_file", "pre_write_code",
        ]),
        new(new(Capability.Write, Form: InputForm.Subcommand), ["fs_write"]),
        new(new(Capability.Write, IsPartialEdit: true),
        [
            "Edit", "edit_file", "replace", "replace_in_file", "replace_file_content", "replace_string_in_file", "str_replace",
            "editFiles", "insert_edit_into_file", "editor",
        ]),
        new(new(Capability.Write, IsPartialEdit: true, InputForm.Subcommand), ["str_replace_editor", "str_replace_based_edit_tool"]),
        new(new(Capability.Write, IsPartialEdit: true, InputForm.Edits),
        [
            "MultiEdit", "NotebookEdit", "multi_replace_file_content", "multi_replace_string_in_file",
        ]),
        new(new(Capability.Write, Form: InputForm.Patch), ["apply_patch", "ApplyPatch", "patch"]),
        new(new(Capability.Search),
        [
            "Glob", "Grep", "LS", "List", "list_dir", "list_directory", "list_files", "find_by_name", "file_search", "grep_search",
            "search_files", "search_file_content", "semantic_search", "codebase_search",
        ]),
        new(new(Capability.Agent),
        [
            "Agent", "Task", "subagent", SpawnAgent, "runSubagent", "invoke_subagent", "delegate",
        ]),
        new(new(Capability.Network),
        [
            "WebFetch", "WebSearch", "web_search", "fetch", "fetch_webpage", "FetchUrl", "read_url_content", "search_web",
            "google_web_search", "webfetch", "websearch", "open_url",
        ]),
        new(new(Capability.Network, Form: InputForm.Prompt), ["web_fetch"]),
    ];

    /// <summary>What is known of the tool; null for an unknown or MCP tool.</summary>
    public static ToolShape? Find(string tool)
    {
        if (OfName(tool) is { } shape) return shape;

        // Codex glues the name of a tool's group before the tool's, without a mark between: `collaborationspawn_agent`.
        return tool.EndsWith(SpawnAgent, StringComparison.OrdinalIgnoreCase) ? OfName(SpawnAgent) : null;
    }

    // A table would have to be built first, at each call, for one question; these lie in the binary as they are.
    private static ToolShape? OfName(string tool)
    {
        foreach (var group in Groups)
        {
            foreach (var name in group.Names)
            {
                if (name.Length == tool.Length && name.Equals(tool, StringComparison.OrdinalIgnoreCase)) return group.Shape;
            }
        }

        return null;
    }

    private sealed record ToolGroup(ToolShape Shape, string[] Names);
}
