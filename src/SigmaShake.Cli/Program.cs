using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Hook;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli;

internal static class Program
{
    public static int Main(string[] args)
    {
        // Before anything else is touched: the hook is what people wait for.
        if (args is ["hook", ..] and not [_, "--help" or "-h" or "-?"]) HookCommand.Run(args.AsSpan(1), TimeProvider.System);

        var context = new CommandContext(
            Console.Out, Console.Error, Console.In, TimeProvider.System, Environment.CurrentDirectory, State: null, PersonCheck.Here());
        try
        {
            return CommandTree.Build(context).Parse(args).Invoke(new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StateException e)
        {
            return context.Fail(e.Message);
        }
    }
}
