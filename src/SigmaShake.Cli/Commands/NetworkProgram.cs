using System.CommandLine;
using System.Runtime.InteropServices;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Commands;

/// <summary>
/// <c>ssg-net</c>, which stands beside <c>ssg</c> and has the network code that <c>ssg</c> has not. A command of it is handed over whole: the process
/// becomes that program, so that terminal, signals and exit code are its own.
/// </summary>
internal static class NetworkProgram
{
    private const string Name = "ssg-net";
    private const string Own = "/proc/self/exe";
    private const string Auth = "auth";
    private const string Serve = "serve";
    private const string Outbox = "outbox";
    private const int NoSuchEntry = 2;

    private static readonly (string Name, string Description)[] OfFleet =
    [
        ("enrol", "Enrol this machine, or yourself on it, with an organisation. Needs a network."),
        ("sync", "Fetch the organisation's rules, and enforce them. Needs a network."),
        ("leave", "End the enrolment. For a person only."),
        ("publish", "Publish what was signed. Needs a network."),
        ("rollout", "Pause, resume or widen a rollout. Needs a network."),
    ];

    /// <summary>The commands of <c>ssg fleet</c> that it has, for the help; their options are its own affair.</summary>
    public static IEnumerable<Command> FleetCommands() => OfFleet.Select(command => new Command(command.Name, command.Description));

    /// <summary><c>ssg auth</c>, for the help.</summary>
    public static Command AuthCommand() => new(Auth, "Sign in to an organisation's server, and out. Needs a network.");

    /// <summary><c>ssg serve</c>, for the help.</summary>
    public static Command ServeCommand() => new(Serve, "Show what agents did, why it was judged so, and the rules, in a browser on this machine.");

    /// <summary><c>ssg outbox</c>, for the help.</summary>
    public static Command OutboxCommand() => new(Outbox, "Show what RUN and WEBHOOK of your rules have done, what waits and what failed.");

    /// <summary>Whether a command is its own, so that only it knows the options.</summary>
    public static bool Does(Command command) => command.Name is Auth or Serve or Outbox || Array.Exists(OfFleet, known => known.Description == command.Description);

    /// <summary>Whether a command line is for it; also one that is still being typed, <c>[suggest] "ssg auth lo"</c>.</summary>
    public static bool Serves(ReadOnlySpan<string> args) => args switch
    {
        [CompletionRequest.Directive, var typed] => Serves(typed.Split(' ').AsSpan()[1..^1]),
        [Auth or Serve or Outbox, ..] => true,
        ["fleet", "status", .. var options] => options.Contains("--remote"),
        ["fleet", var command, ..] => Array.Exists(OfFleet, known => known.Name == command),
        _ => false,
    };

    /// <summary>Becomes it; returns, with the exit code, only where that fails.</summary>
    public static int Become(CommandContext context, string[] args)
    {
        var folder = Path.GetDirectoryName(SystemCalls.ReadLink(Own)) ?? "";
        var program = Path.Combine(folder, Name);
        if (args is [CompletionRequest.Directive, var typed])
        {
            // A shell that waits for choices has no use for a message.
            _ = SystemCalls.Become(program, [Name, .. CompletionRequest.Of($"{Name}{typed[typed.IndexOf(' ')..]}")]);
            return ExitCodes.Failed;
        }

        var error = SystemCalls.Become(program, [Name, .. args]);
        var command = string.Join(' ', args.Take(args[0] == "fleet" ? 2 : 1));
        return error == NoSuchEntry
            ? context.Fail($"`ssg {command}` is done by `{Name}`, which is not beside `ssg` in `{folder}`; install it there")
            : context.Fail($"`{program}` cannot be started: {Marshal.GetPInvokeErrorMessage(error)}; check its owner and mode");
    }
}
