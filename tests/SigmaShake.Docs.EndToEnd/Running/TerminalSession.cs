using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Docs.EndToEnd.Running;

/// <summary>
/// A terminal that a person sits at, as far as programs can tell: one below a multiplexer, with nothing of whoever runs these tests above it or in its environment.
/// </summary>
/// <remarks>The multiplexer keeps what it shows to itself, so <c>script</c> inside it brings the terminal's bytes out, and the keys in, by two pipes with names.</remarks>
internal sealed class TerminalSession : IAsyncDisposable
{
    private readonly string _socket;
    private readonly FileStream _keys;
    private readonly FileStream _screen;
    private readonly byte[] _buffer = new byte[4096];
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    private TerminalSession(string socket, FileStream keys, FileStream screen)
    {
        _socket = socket;
        _keys = keys;
        _screen = screen;
    }

    /// <summary>Runs a script of Bash in a terminal.</summary>
    /// <param name="folder">A folder for what belongs to the terminal.</param>
    /// <param name="workingDirectory">Where it begins.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="script">The script's path.</param>
    public static async Task<TerminalSession> StartAsync(string folder, string workingDirectory, IEnumerable<string> environment, string script)
    {
        Directory.CreateDirectory(folder);
        var (keys, screen, socket) = (Path.Combine(folder, "keys"), Path.Combine(folder, "screen"), Path.Combine(folder, "tmux"));
        await RunAsync("mkfifo", keys, screen);

        // Opened for both directions a pipe waits for nobody; the screen is opened for one, so that its end is seen.
        var opened = Task.Run(() => new FileStream(screen, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0), TestContext.Current.CancellationToken);
        // The multiplexer has a TERM of its own; pages show no colours, and go through no pager.
        var session = $"exec env TERM=dumb script --quiet --flush --echo always --command 'bash {script}' /dev/null <{keys} >{screen}";
        await RunAsync(
            "setsid", ["--fork", "--wait", "env", "-i", .. environment, "tmux", "-S", socket, "-f", "/dev/null", "new-session", "-d", "-c", workingDirectory, session]);
        return new TerminalSession(
            socket, new FileStream(keys, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0), await opened.WaitAsync(ChildProcess.TimeLimit));
    }

    /// <summary>What the terminal shows next; null once it is gone.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        // A read of a pipe heeds no cancellation; it ends with the terminal.
        var read = await _screen.ReadAsync(_buffer, CancellationToken.None).AsTask().WaitAsync(cancellation);
        if (read == 0) return null;
        var text = new char[_buffer.Length];
        return new string(text, 0, _decoder.GetChars(_buffer.AsSpan(0, read), text, flush: false));
    }

    /// <summary>Types.</summary>
    public async Task TypeAsync(string keys, CancellationToken cancellation) => await _keys.WriteAsync(Encoding.UTF8.GetBytes(keys), cancellation);

    public async ValueTask DisposeAsync()
    {
        await ChildProcess.RunAsync("tmux", ["-S", _socket, "kill-server"]);
        await _screen.DisposeAsync();
        await _keys.DisposeAsync();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(program, arguments);
        Assert.True(result.ExitCode == 0, $"`{program}`: {result.Error}");
    }
}
