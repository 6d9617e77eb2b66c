namespace SigmaShake.Cli.Terminals;

/// <summary>How coding agents, and editors that run commands for them, show in a process table.</summary>
internal static class KnownAgents
{
    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        "claude", "codex", "gemini", "copilot", "opencode", "qwen", "cline", "pi", "openclaw", "amp", "droid", "devin", "kiro", "kiro-cli",
        "cursor", "cursor-agent", "windsurf", "antigravity", "agy", "code", "code-insiders", "codium", "aider", "goose", "crush", "grok",
    };

    private static readonly string[] Packages =
    [
        "@anthropic-ai/", "@openai/codex", "@google/gemini-cli", "@github/copilot", "@qwen-code/", "pi-coding-agent", "@sourcegraph/amp",
        "@ampcode/", "opencode-ai", "openclaw", "/cline/",
    ];

    private static readonly HashSet<string> Variables =
    [
        "CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_SESSION_ID", "CODEX_MANAGED_BY_NPM", "COPILOT_CLI", "CURSOR_VERSION",
        "GEMINI_SESSION_ID", "QWEN_PROJECT_DIR", "FACTORY_PROJECT_DIR", "DROID_PROJECT_DIR", "DEVIN_PROJECT_DIR",
    ];

    /// <summary>Why the process counts as an agent, or null.</summary>
    public static string? Trace(RunningProcess process)
    {
        if (Programs.Contains(process.Name)) return $"`{process.Name}` (process {process.Id}) is an agent or runs commands for one";
        foreach (var argument in process.Arguments.Take(3))
        {
            if (Programs.Contains(Path.GetFileName(argument)) || Packages.Any(package => argument.Contains(package, StringComparison.Ordinal)))
            {
                return $"`{Path.GetFileName(argument)}` (process {process.Id}) is an agent or runs commands for one";
            }
        }

        return process.Environment.FirstOrDefault(Variables.Contains) is { } variable
            ? $"process {process.Id} was started by an agent (`{variable}` is set)"
            : null;
    }
}
