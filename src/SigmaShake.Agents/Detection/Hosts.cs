namespace SigmaShake.Agents.Detection;

/// <summary>The names of clients: those with an adapter, and those that are recognised already.</summary>
internal static class Hosts
{
    public const string Amp = "amp";
    public const string Antigravity = "antigravity";
    public const string ClaudeCode = "claude-code";
    public const string Cline = "cline";
    public const string Codex = "codex";
    public const string CopilotCli = "copilot-cli";
    public const string Cursor = "cursor";
    public const string Devin = "devin";
    public const string Droid = "droid";
    public const string GeminiCli = "gemini-cli";
    public const string Generic = "generic";
    public const string Grok = "grok";
    public const string Kiro = "kiro";
    public const string OpenClaw = "openclaw";
    public const string OpenCode = "opencode";
    public const string Pi = "pi";
    public const string QwenCode = "qwen-code";
    public const string VsCode = "vscode";
    public const string Windsurf = "windsurf";
}
