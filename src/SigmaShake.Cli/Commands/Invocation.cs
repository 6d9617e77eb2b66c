using System.CommandLine;
using System.CommandLine.Parsing;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary>Runs one command line: its errors in one line with the cure, its exit code one of <see cref="ExitCodes"/>.</summary>
internal static class Invocation
{
    // `@file` in an argument is what the person typed, not a file to read arguments from.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Parses and runs; the exit code.</summary>
    public static int Run(CommandContext context, string[] args)
    {
        if (args is [CompletionRequest.Directive, var typed]) args = CompletionRequest.Of(typed);
        var parsed = CommandTree.Build(context).Parse(args, Parsing);
        if (UsageProblem.Of(parsed) is { } problem) return context.Fail(problem, ExitCodes.Usage);
        try
        {
            var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = context.Out, Error = context.Error });

            // The hook drops nothing: it has no time to. Whoever looks at the log sees to its limits.
            if (parsed.CommandResult.Parent is CommandResult { Command.Name: "audit" }) AuditRetainCommand.RunQuietly(context);
            return exitCode;
        }
        catch (StateException e)
        {
            return context.Fail(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return context.Fail(e.Message);
        }
    }
}
