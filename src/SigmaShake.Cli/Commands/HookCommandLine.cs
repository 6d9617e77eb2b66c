using System.CommandLine;
using SigmaShake.Agents;

namespace SigmaShake.Cli.Commands;

/// <summary>What <c>ssg --help</c> and <c>ssg hook --help</c> say of the hook, which runs without any of this.</summary>
internal static class HookCommandLine
{
    public static Command Define() => new("hook", "Judge the call on standard input and answer the agent. `ssg init` installs it.")
    {
        new Argument<string?>("CLIENT") { Description = $"The agent: {string.Join(", ", AgentRegistry.Names)}.", Arity = ArgumentArity.ZeroOrOne },
        new Option<string>("--state") { Description = "The absolute state folder; without it ~/.sigmashake.", HelpName = "DIR" },
    };
}
