using System.CommandLine;
using System.CommandLine.Help;

namespace SigmaShake.Cli.Commands;

/// <summary>Every command of <c>ssg</c>: one definition each gives parser, help and completions.</summary>
internal static class CommandTree
{
    private const int HelpColumns = 100;

    /// <summary>Builds the tree.</summary>
    public static RootCommand Build(CommandContext context)
    {
        var root = new RootCommand(
            "Judges what AI agents are about to do, by rules that people can read, on this machine.\n"
            + "`ssg hook` is what agents call; everything else is for people.")
        {
            HookCommandLine.Define(),
            InitCommandLine.Define(context),
            WhatChangedCommand.Define(context),
            DoctorCommand.Define(context),
            LintCommand.Define(context),
            TestCommand.Define(context),
            FmtCommand.Define(context),
            EvalCommand.Define(context),
            ExplainCommand.Define(context),
            RuleCommand.Define(context),
            PackCommand.Define(context),
            RecallCommand.Define(context),
            AuditCommand.Define(context),
            ConfigCommand.Define(context),
            TrustCommand.Define(context),
            PauseCommand.Define(context),
            ApproveCommand.Define(context),
            FleetCommand.Define(context),
            NetworkProgram.AuthCommand(),
            NetworkProgram.ServeCommand(),
            NetworkProgram.OutboxCommand(),
            CompletionCommand.Define(context),
            ReferenceCommand.Define(context, NetworkProgram.Does),
        };
        if (root.Options.OfType<HelpOption>().Single().Action is HelpAction help)
        {
            help.MaxWidth = HelpColumns;
            root.SetAction(help.Invoke);
        }

        var version = root.Options.OfType<VersionOption>().Single();
        version.Description = "Print the version, and that of the rules language.";
        version.Action = new VersionAction(context);
        return root;
    }
}
