using System.Text.Json.Nodes;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>A real coding agent: how it is set up, started, and asked to use its tools.</summary>
internal abstract class CodingAgent
{
    /// <summary>Its name in <c>ssg hook NAME</c> and <c>ssg init --client=NAME</c>.</summary>
    public abstract string Name { get; }

    public abstract string Binary { get; }

    public abstract ModelProtocol Protocol { get; }

    /// <summary>The names under which its hook reports the tools used here.</summary>
    public abstract string ShellTool { get; }

    public abstract string CreateTool { get; }

    public abstract string EditTool { get; }

    /// <summary>The same for the tool of <see cref="McpServer"/>.</summary>
    public virtual string NoteTool => $"mcp__{McpServer.Name}__{McpServer.Tool}";

    /// <summary>The answer by which a hook of anybody's refuses, with the reason <c>the-hook-refused</c>.</summary>
    public virtual string Refusal =>
        """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"the-hook-refused"}}""";

    /// <summary>Whether it is one of those that only `AGENTS=all` installs.</summary>
    public virtual bool IsOfAll => false;

    /// <summary>Whether it runs all hooks of a call, or none any more once one has refused.</summary>
    public virtual bool RunsHooksBesideARefusal => true;

    /// <summary>Whether it tells how its hooks ended.</summary>
    public virtual bool TellsHowHooksEnded => true;

    /// <summary>Writes the settings that a person would have before installing our hook.</summary>
    public abstract void Configure(Workspace workspace, Uri model);

    /// <summary>Installs a hook by hand, as strictly as the client allows.</summary>
    public abstract void InstallByHand(Workspace workspace, Hook hook);

    /// <summary>Where its settings are, and what keeps it from asking the network for anything but its model.</summary>
    public abstract IReadOnlyDictionary<string, string> Environment(Workspace workspace, Uri model);

    /// <summary>The arguments that make it work on <paramref name="prompt"/> and end.</summary>
    /// <param name="unattended">True to run tools without the client's own permission prompts, so that only hooks are left to refuse.</param>
    public abstract IReadOnlyList<string> Arguments(Workspace workspace, string prompt, bool unattended);

    /// <summary>How each hook ended that the client ran, in order, as the client tells it.</summary>
    public abstract IEnumerable<HookOutcome> HookOutcomes(ChildResult run);

    /// <summary>Runs a shell command.</summary>
    public abstract ToolCall Shell(string command);

    /// <summary>Makes a file of the project.</summary>
    public abstract ToolCall Create(Workspace workspace, string relativePath, string line);

    /// <summary>Replaces a line in a file of the project, with what must come before that.</summary>
    public abstract IReadOnlyList<ToolCall> Edit(Workspace workspace, string relativePath, string line, string replacement);

    /// <summary>Calls the tool of <see cref="McpServer"/>.</summary>
    public abstract ToolCall WriteNote(string title, string text);

    /// <summary>The turns that have a subagent work on <paramref name="prompt"/> until it is done.</summary>
    public abstract IReadOnlyList<Turn> Delegate(string prompt);

    public override string ToString() => Name;

    protected static JsonObject Note(string title, string text) => new() { ["title"] = title, ["text"] = text };
}
