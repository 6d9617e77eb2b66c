using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Hook;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli;

internal static class Program
{
    public static int Main(string[] args)
    {
        // Before anything else is touched: the hook is what people wait for.
        if (args is ["hook", ..] and not [_, "--help" or "-h" or "-?"]) HookCommand.Run(args.AsSpan(1), TimeProvider.System);

        var context = new CommandContext(
            new TerminalWriter(new DescriptorWriter(1)), new TerminalWriter(new DescriptorWriter(2)), new LineReader(0), TimeProvider.System,
            WorkingDirectory() ?? "", State: null, PersonCheck.Here());
        if (NetworkProgram.Serves(args)) return NetworkProgram.Become(context, args);
        return context.Directory.Length > 0
            ? Invocation.Run(context, args)
            : context.Fail("the working directory is gone or closed to you; `cd` to another one");
    }

    private static string? WorkingDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
