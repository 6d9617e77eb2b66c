using SigmaShake.Cli;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Terminals;
using SigmaShake.Net.Commands;

namespace SigmaShake.Net;

internal static class Program
{
    public static Task<int> Main(string[] args) => OperatingSystem.IsLinux()
        ? Invocation.RunAsync(
            new CommandContext(
                new TerminalWriter(new DescriptorWriter(1)), new TerminalWriter(new DescriptorWriter(2)), new LineReader(0), TimeProvider.System,
                Environment.CurrentDirectory, State: null, PersonCheck.Here()),
            args)
        : Task.FromResult(OtherSystem.Run(args, Console.Out, Console.Error));
}
