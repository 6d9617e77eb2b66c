using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Dialects;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents;

/// <summary>All adapters, and which of them to use.</summary>
public static class AgentRegistry
{
    private static readonly string[] AllNames =
    [
        Hosts.ClaudeCode, Hosts.Codex, Hosts.CopilotCli, Hosts.VsCode, Hosts.Cursor, Hosts.GeminiCli, Hosts.OpenCode, Hosts.QwenCode, Hosts.Antigravity,
        Hosts.Windsurf, Hosts.Devin, Hosts.Kiro, Hosts.Cline, Hosts.Droid, Hosts.Pi, Hosts.OpenClaw, Hosts.Amp, Hosts.Generic,
    ];

    /// <summary>The names that may stand on the command line.</summary>
    public static IReadOnlyList<string> Names => AllNames;

    // Speaks the refusal that every host understands, and so is also the answer to one that is recognised but not supported.
    private static GenericAdapter Generic => new();

    /// <summary>The adapter of that name, or null. Only the one that is asked for is made: the others' code stays untouched on the disk.</summary>
    public static AgentAdapter? ByName(string name) => name switch
    {
        Hosts.ClaudeCode => new ClaudeCodeAdapter(),
        Hosts.Codex => new CodexAdapter(),
        Hosts.CopilotCli => new CopilotCliAdapter(),
        Hosts.VsCode => new VsCodeAdapter(),
        Hosts.Cursor => new CursorAdapter(),
        Hosts.GeminiCli => new GeminiCliAdapter(),
        Hosts.OpenCode => new OpenCodeAdapter(),
        Hosts.QwenCode => new QwenCodeAdapter(),
        Hosts.Antigravity => new AntigravityAdapter(),
        Hosts.Windsurf => new WindsurfAdapter(),
        Hosts.Devin => new DevinAdapter(),
        Hosts.Kiro => new KiroAdapter(),
        Hosts.Cline => new ClineAdapter(),
        Hosts.Droid => new DroidAdapter(),
        Hosts.Pi => new PiAdapter(),
        Hosts.OpenClaw => new OpenClawAdapter(),
        Hosts.Amp => new AmpAdapter(),
        Hosts.Generic => Generic,
        _ => null,
    };

    /// <summary>
    /// The adapter for a payload: the one that the command line names, else the payload's own, else the environment's, else the generic one.
    /// Several clients run the hooks that they find in another's settings; where the payload shows that, its host is believed.
    /// </summary>
    /// <param name="named">The adapter that the command line names, or null.</param>
    /// <param name="payload">The payload; null where it could not be parsed.</param>
    /// <param name="environment">The environment that the client started the hook in.</param>
    public static AgentAdapter Detect(AgentAdapter? named, JsonValue? payload, AgentEnvironment environment)
    {
        if (named is { IsLoadedByOthers: false }) return named;
        if (payload is not null && HostDetection.FromPayload(payload) is { } host) return ByName(host) ?? Generic;
        if (named is not null) return named;

        // The generic form says that it is generic, wherever it is typed: an agent's own shell has the agent's environment.
        if (payload?.Member("tool"u8) is { IsString: true } && payload.Member("hook_event_name"u8) is null) return Generic;
        return HostDetection.FromEnvironment(environment) is { } surrounding ? ByName(surrounding) ?? Generic : Generic;
    }
}
