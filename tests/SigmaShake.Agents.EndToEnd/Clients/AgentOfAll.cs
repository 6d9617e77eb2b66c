using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>An agent that only <c>AGENTS=all</c> installs: it plays what its shell tool is enough for, over chat completions.</summary>
internal abstract class AgentOfAll : CodingAgent
{
    public override bool IsOfAll => true;

    public override bool TellsHowHooksEnded => false;

    public override ModelProtocol Protocol { get; } = new ChatCompletions();

    public override string CreateTool => throw Unplayed();

    public override string EditTool => throw Unplayed();

    public override void InstallByHand(Workspace workspace, Hook hook) => throw Unplayed();

    public override IEnumerable<HookOutcome> HookOutcomes(ChildResult run) => [];

    public override ToolCall Create(Workspace workspace, string relativePath, string line) => throw Unplayed();

    public override IReadOnlyList<ToolCall> Edit(Workspace workspace, string relativePath, string line, string replacement) => throw Unplayed();

    public override ToolCall WriteNote(string title, string text) => throw Unplayed();

    public override IReadOnlyList<Turn> Delegate(string prompt) => throw Unplayed();

    private static NotSupportedException Unplayed() => new("no scenario of an agent that only AGENTS=all installs needs that");
}
