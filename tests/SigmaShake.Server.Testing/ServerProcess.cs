using System.Diagnostics;
using System.Text.RegularExpressions;
using SigmaShake.Testing;

namespace SigmaShake.Server.Testing;

/// <summary>The server as its operator runs it: a process of its own, which this ends by its id.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Where the program is.</summary>
    public static string Program { get; } = Path.Combine(Checkout.Root, "artifacts", "bin", "SigmaShake.Server", "release", "sigmashake-server");

    public string Address { get; private set; } = "";

    /// <summary>The link that signs its first administrator in, below the address.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Starts one on a free port, and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(Program, [.. arguments, "--listen", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var server = new ServerProcess(process);
        using var timeout = new CancellationTokenSource(ChildProcess.TimeLimit);
        try
        {
            while (server.Link.Length == 0)
            {
                var line = await process.StandardOutput.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(timeout.Token));
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

    /// <summary>Ends it as a crash does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("^listening on (?<address>http://[^ ,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();

    [GeneratedRegex("(?<path>/sign-in/[A-Za-z0-9_-]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignIn();
}
