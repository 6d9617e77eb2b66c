using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>What an answer must look like to a client, whatever the reason.</summary>
internal static class HookAnswers
{
    /// <summary>No objection: nothing at all, and exit code 0.</summary>
    public static void IsSilent(ChildResult result)
    {
        Assert.Equal("", result.Error);
        Assert.Equal("", result.Out);
        Assert.Equal(0, result.ExitCode);
    }

    /// <summary>A refusal as Claude Code and Codex believe it; the reason is in JSON, on stderr, and the exit code says it too.</summary>
    public static string IsRefused(ChildResult result, params string[] saying)
    {
        var reason = Output(Line(result)).GetProperty("permissionDecisionReason").GetString()!;
        Assert.Equal("deny", Output(Line(result)).GetProperty("permissionDecision").GetString());
        Assert.Equal(reason + "\n", result.Error);
        Assert.Equal(2, result.ExitCode);
        foreach (var part in saying) Assert.Contains(part, reason);
        return reason;
    }

    /// <summary>A refusal that names its cause and its cure.</summary>
    public static string IsRefusedWithCure(ChildResult result, params string[] saying) =>
        IsRefused(result, ["SigmaShake refuses this call because ", " Cure: ", .. saying]);

    /// <summary>A question to the person.</summary>
    public static string IsAsked(ChildResult result, params string[] saying)
    {
        var reason = Output(Line(result)).GetProperty("permissionDecisionReason").GetString()!;
        Assert.Equal("ask", Output(Line(result)).GetProperty("permissionDecision").GetString());
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        foreach (var part in saying) Assert.Contains(part, reason);
        return reason;
    }

    /// <summary>A notice to the person that decides nothing.</summary>
    public static string IsNoticed(ChildResult result, params string[] saying)
    {
        var line = Line(result);
        var notice = line.GetProperty("systemMessage").GetString()!;
        Assert.False(line.TryGetProperty("hookSpecificOutput", out _));
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        foreach (var part in saying) Assert.Contains(part, notice);
        return notice;
    }

    /// <summary>The one line of JSON on standard output.</summary>
    public static JsonElement Line(ChildResult result)
    {
        Assert.True(result.Stdout.Length > 0, $"nothing on stdout; exit code {result.ExitCode}; stderr: {result.Error}");
        Assert.Equal((byte)'{', result.Stdout[0]);
        Assert.Equal(result.Stdout.Length - 1, Array.IndexOf(result.Stdout, (byte)'\n'));
        return JsonDocument.Parse(result.Stdout).RootElement;
    }

    public static JsonElement Output(JsonElement line) => line.GetProperty("hookSpecificOutput");
}
