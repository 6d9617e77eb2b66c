using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>The entry of Codex's <c>config.toml</c> without which Codex passes over a person's hook in silence.</summary>
/// <remarks>The real client is the oracle for this formula, and this for the one in <c>ssg init</c>: they share no code.</remarks>
internal static class CodexHookTrust
{
    /// <summary>The entry that trusts the first handler of the first <c>PreToolUse</c> group of <paramref name="hooksFile"/>.</summary>
    public static string Entry(string hooksFile, string command, int timeoutSeconds, string matcher) => $"""

        [hooks.state."{hooksFile}:pre_tool_use:0:0"]
        trusted_hash = "sha256:{Hash(command, timeoutSeconds, matcher)}"
        enabled = true

        """;

    /// <summary>SHA-256 of what identifies a handler, as compact JSON with sorted keys.</summary>
    private static string Hash(string command, int timeoutSeconds, string matcher)
    {
        var identity = $$"""{"event_name":"pre_tool_use","hooks":[{"async":false,"command":"{{command}}","timeout":{{timeoutSeconds}},"type":"command"}],"matcher":"{{matcher}}"}""";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }
}
