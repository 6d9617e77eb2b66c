using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;

namespace SigmaShake.Net.Commands;

/// <summary>Runs one command line: its errors in one line with the cure, its exit code one of <see cref="ExitCodes"/>.</summary>
internal static class Invocation
{
    // `@file` in an argument is what the person typed, not a file to read arguments from.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Parses and runs; the exit code.</summary>
    public static async Task<int> RunAsync(CommandContext context, string[] args)
    {
        var parsed = CommandTree.Build(context).Parse(args, Parsing);
        if (UsageProblem.Of(parsed) is { } problem) return context.Fail(problem, ExitCodes.Usage);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = context.Out, Error = context.Error });
        }
        catch (Exception e) when (e is StateException or IOException or UnauthorizedAccessException)
        {
            return context.Fail(e.Message);
        }
        catch (OperationCanceledException)
        {
            return context.Fail("ended before it was done", ExitCodes.Failed);
        }
    }
}
