using System.CommandLine;

namespace SigmaShake.Cli.Commands;

/// <summary>Every command of <c>ssg</c> but <c>hook</c>: one definition each gives parser, help and completions.</summary>
internal static class CommandTree
{
    /// <summary>Builds the tree.</summary>
    public static RootCommand Build(CommandContext context) => new(
        "Judges what AI agents are about to do, by rules that people can read, on this machine.\n"
        + "`ssg hook` is what agents call; everything else is for people.")
    {
        InitCommandLine.Define(context),
        LintCommand.Define(context),
        TestCommand.Define(context),
        FmtCommand.Define(context),
        EvalCommand.Define(context),
        ExplainCommand.Define(context),
        RuleCommand.Define(context),
        RecallCommand.Define(context),
        AuditCommand.Define(context),
        ConfigCommand.Define(context),
        TrustCommand.Define(context),
        PauseCommand.Define(context),
    };
}
