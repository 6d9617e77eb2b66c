namespace SigmaShake.Cli.Terminals;

/// <summary>How coding agents, and editors that run commands for them, show in a process table.</summary>
internal static class KnownAgents
{
    // An interpreter's own options may stand before its script.
    private const int ArgumentsRead = 8;

    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        "claude", "codex", "gemini", "copilot", "opencode", "qwen", "cline", "pi", "openclaw", "amp", "droid", "devin", "kiro", "kiro-cli",
        "cursor", "cursor-agent", "windsurf", "antigravity", "agy", "code", "code-insiders", "codium", "aider", "goose", "crush", "grok",
        "zed", "zed-editor",
    };

    private static readonly HashSet<string> Interpreters = new(StringComparer.Ordinal)
    {
        "node", "nodejs", "bun", "deno", "npx", "npm", "python", "python2", "python3", "uv", "uvx", "pipx", "ruby", "env", "sh", "bash", "dash", "zsh",
    };

    private static readonly string[] Packages =
    [
        "@anthropic-ai/", "@openai/codex", "@google/gemini-cli", "@github/copilot", "@qwen-code/", "pi-coding-agent", "@sourcegraph/amp",
        "@ampcode/", "opencode-ai", "openclaw", "/cline/", "/.vscode-server/", "/.cursor-server/", "/.windsurf-server/",
    ];

    private static readonly HashSet<string> Variables =
    [
        "CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_SESSION_ID", "CODEX_MANAGED_BY_NPM", "CODEX_SANDBOX", "CODEX_SANDBOX_NETWORK_DISABLED",
        "COPILOT_CLI", "CURSOR_VERSION", "CURSOR_AGENT", "GEMINI_CLI", "GEMINI_SESSION_ID", "QWEN_CODE", "QWEN_PROJECT_DIR", "OPENCODE",
        "CLINE_ACTIVE", "FACTORY_PROJECT_DIR", "DROID_PROJECT_DIR", "DEVIN_PROJECT_DIR",
    ];

    /// <summary>Why the process counts as an agent, or null.</summary>
    public static string? Trace(RunningProcess process)
    {
        if (Programs.Contains(process.Name)) return Is(process, process.Name);
        var isInterpreter = process.Arguments.Count > 0 && Interpreters.Contains(Path.GetFileName(process.Arguments[0]));
        for (var i = 0; i < Math.Min(process.Arguments.Count, ArgumentsRead); i++)
        {
            // Behind another program an agent's name is data: `login -- pi`, `tmux new -s code`.
            var argument = process.Arguments[i];
            var names = (i == 0 || isInterpreter) && Programs.Contains(Path.GetFileName(argument));
            if (names || Packages.Any(package => argument.Contains(package, StringComparison.Ordinal))) return Is(process, Path.GetFileName(argument));
        }

        return process.Environment.FirstOrDefault(Variables.Contains) is { } variable
            ? $"process {process.Id} was started by an agent (`{variable}` is set)"
            : null;
    }

    private static string Is(RunningProcess process, string name) => $"`{name}` (process {process.Id}) is an agent or runs commands for one";
}
