using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Hook;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli;

internal static class Program
{
    public static int Main(string[] args)
    {
        if (!OperatingSystem.IsLinux()) return OtherSystem.Run(args, Console.Out, Console.Error);

        // Before anything else is touched: the hook is what people wait for.
        if (args is ["hook", ..] and not [_, "--help" or "-h" or "-?"]) HookCommand.Run(args.AsSpan(1), TimeProvider.System);

        var context = new CommandContext(
            Terminal(1), Terminal(2), new LineReader(0), TimeProvider.System,
            WorkingDirectory() ?? "", State: null, PersonCheck.Here());
        if (NetworkProgram.Serves(args)) return NetworkProgram.Become(context, args);
        if (context.Directory.Length == 0) return context.Fail("the working directory is gone or closed to you; `cd` to another one");
        using var pager = IsForReading(args) ? Pager.Start(Environment.GetEnvironmentVariable) : null;
        return Invocation.Run(context, args);
    }

    // What may print more than a screen, and asks nothing. A call that is explained may be typed, which a pager would take for its keys.
    private static bool IsForReading(string[] args) =>
        args is ["audit", "list" or "search" or "show" or "stats", ..] or ["rule", "list" or "show", ..] or ["packs", "show", ..] or ["config"] || (args is ["explain", ..] && SystemCalls.IsTerminal(0) != 1);

    private static TerminalWriter Terminal(int descriptor) => new(new DescriptorWriter(descriptor), StyledText.HasColours(descriptor, Environment.GetEnvironmentVariable));

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
