using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SigmaShake.Testing;

namespace SigmaShake.Server.Testing;

/// <summary>The server as its operator runs it: a process of its own, which this ends by its id.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>Where the program is.</summary>
    public static string Program { get; } = Path.Combine(Checkout.Root, "artifacts", "bin", "SigmaShake.Server", "release", "sigmashake-server");

    public string Address { get; private set; } = "";

    /// <summary>The link that signs its first administrator in, below the address.</summary>
    public string Link { get; private set; } = "";

    /// <summary>What it has written to its log so far, line by line; complete once it has ended.</summary>
    public IReadOnlyList<string> Log => [.. _log.Where(line => line.Length > 0)];

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>The memory that it holds, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    // What the tests are told by the environment is no setting of the server, which refuses what it does not know.
    private static IEnumerable<string> OfTests => Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("SIGMASHAKE_", StringComparison.Ordinal));

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var variable in OfTests) start.Environment.Remove(variable);
        return start;
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">A command and settings.</param>
    /// <param name="environment">Variables beside those of the tests' own environment.</param>
    public static Task<ChildResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = OfTests.ToDictionary(name => name, _ => default(string));
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) variables[name] = value;
        return ChildProcess.RunAsync(Program, arguments, environment: variables);
    }

    /// <summary>How to start it for a command whose output is read while it runs.</summary>
    /// <param name="arguments">A command and settings.</param>
    public static ProcessStartInfo Start(IEnumerable<string> arguments) => Start(Program, arguments);

    /// <summary>Starts one on a free port, and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartByAsync([Program], arguments);

    /// <summary>The same by another program, which becomes the server.</summary>
    /// <param name="command">The words in front of the settings.</param>
    /// <param name="arguments">The settings.</param>
    public static async Task<ServerProcess> StartByAsync(IReadOnlyList<string> command, params string[] arguments)
    {
        var listen = arguments.Contains("--tls-key") ? "https://127.0.0.1:0" : "http://127.0.0.1:0";
        var start = Start(command[0], [.. command.Skip(1), .. arguments, "--listen", listen]);
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        var server = new ServerProcess(process);
        using var timeout = new CancellationTokenSource(ChildProcess.TimeLimit);
        try
        {
            while (server.Link.Length == 0)
            {
                if (await process.StandardOutput.ReadLineAsync(timeout.Token) is not { } line)
                {
                    await process.WaitForExitAsync(timeout.Token);
                    throw new InvalidOperationException($"it ended with {process.ExitCode}: {string.Join('\n', server.Log)}");
                }

                if (Listening().Match(line) is { Success: true } listening) server.Address = listening.Groups["address"].Value;
                if (SignIn().Match(line) is { Success: true } link) server.Link = link.Groups["path"].Value;
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same on SQLite, for what has nothing to do with the engine: skipped where the tests run on another one.</summary>
    public static Task<ServerProcess> StartOnSqliteAsync(string data, params string[] arguments)
    {
        Assert.SkipWhen(PostgresServer.IsChosen, "it runs on SQLite, and has done so already");
        return StartAsync(["--data", data, .. arguments]);
    }

    /// <summary>Tells it to stop, as service managers do.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>Its exit code, once it has ended.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ChildProcess.TimeLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a crash does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("^listening on (?<address>https?://[^ ,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Listening();

    [GeneratedRegex("(?<path>/sign-in/[A-Za-z0-9_-]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SignIn();
}
