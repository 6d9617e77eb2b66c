using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Net.Running;

/// <summary>
/// Runs a program by its argument vector, without a shell: in the person's home, in a session of its own, with a small environment, for so long at the most.
/// All that is left of its process group when it ends, or is ended, is killed. Thread-safe.
/// </summary>
/// <param name="home">The folder that it runs in, and its <c>HOME</c>.</param>
/// <param name="timeLimit">The longest that it may run.</param>
internal sealed class ProgramRunner(string home, TimeSpan timeLimit)
{
    /// <summary>The longest that a program of a rule may run.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>How much of what it writes is kept, in bytes; the rest is read and forgotten.</summary>
    public const int KeptBytes = 4 << 10;

    // How soon an end, or that it has to end, is seen: at once for what is over in no time, as most of what is run is.
    private const int FirstLookMs = 1;
    private const int LookMs = 50;

    // What programs need to speak a person's language and to find their desktop.
    private static readonly string[] Variables =
        ["LANG", "LC_ALL", "TZ", "USER", "LOGNAME", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"];

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The program and its arguments.</param>
    /// <param name="variables">What is in its environment beside what every program gets.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public Task<ProgramRun> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, ReadOnlyMemory<byte> input, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Run(arguments, variables, input.Span, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private ProgramRun Run(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, ReadOnlySpan<byte> input, CancellationToken cancellation)
    {
        if (arguments.Any(argument => argument.Contains('\0', StringComparison.Ordinal))) return ProgramRun.NotStarted("an argument of RUN holds a NUL", mayStart: false);
        if (ProgramPlace.Find(arguments[0], out var problem) is not { } program) return ProgramRun.NotStarted(problem, ProgramPlace.IsNamed(arguments[0]));
        var given = SystemCalls.OpenMemory(input);
        if (given < 0) return ProgramRun.NotStarted($"`{program}` cannot be started: {Marshal.GetPInvokeErrorMessage(-given)}", mayStart: true);
        var error = SystemCalls.StartApart(program, [.. arguments], Environments(variables), home, given, out var process, out var output);
        _ = SystemCalls.Close(given);
        if (error != 0) return ProgramRun.NotStarted($"`{program}` cannot be started: {Marshal.GetPInvokeErrorMessage(error)}", mayStart: true);
        try
        {
            return Follow(program, process, output, cancellation);
        }
        finally
        {
            _ = SystemCalls.Close(output);
        }
    }

    private ProgramRun Follow(string program, int process, int output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var kept = new List<byte>();
        var buffer = new byte[KeptBytes];
        var lookMs = FirstLookMs;
        int status;
        while (!SystemCalls.HasEnded(process, out status))
        {
            if (cancellation.IsCancellationRequested || clock.Elapsed > timeLimit)
            {
                SystemCalls.KillGroup(process);
                SystemCalls.AwaitEnd(process);
                cancellation.ThrowIfCancellationRequested();
                return new ProgramRun(string.Create(CultureInfo.InvariantCulture, $"`{program}` ran for more than {timeLimit.TotalSeconds:0} s and was killed"), Text(kept));
            }

            if (!Take(output, buffer, kept, lookMs)) cancellation.WaitHandle.WaitOne(lookMs);
            lookMs = Math.Min(2 * lookMs, LookMs);
        }

        SystemCalls.KillGroup(process);
        while (clock.Elapsed <= timeLimit && Take(output, buffer, kept, 0))
        {
            // What it had written before it ended.
        }

        return new ProgramRun(Problem(program, status), Text(kept));
    }

    // False where nothing came, and nothing was waited for.
    private static bool Take(int output, byte[] buffer, List<byte> kept, int timeoutMs)
    {
        if (SystemCalls.ReadWithin(output, buffer, timeoutMs) is not { } count) return timeoutMs > 0;
        if (count <= 0) return false;
        kept.AddRange(buffer.AsSpan(0, Math.Min(count, KeptBytes - kept.Count)));
        return true;
    }

    // As wait(2) has it.
    private static string? Problem(string program, int status) => (status & 0x7f, (status >> 8) & 0xff) switch
    {
        (0, 0) => null,
        (0, var code) => $"`{program}` ended with {code}",
        (var signal, _) => $"`{program}` was ended by signal {signal}",
    };

    private string[] Environments(IReadOnlyDictionary<string, string> variables)
    {
        var kept = new List<string> { $"PATH={ProgramPlace.SearchPath}", $"HOME={home}" };
        foreach (var name in Variables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value) kept.Add($"{name}={value}");
        }

        return [.. kept, .. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }

    private static string Text(List<byte> kept) => PrintableText.Lines(Encoding.UTF8.GetString([.. kept]).TrimEnd());
}
