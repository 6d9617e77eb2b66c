using System.Diagnostics;
using System.Globalization;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>A process that appends and acknowledges; see <c>tests/SigmaShake.Ledger.Writer</c>.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    /// <summary>Its program, built beside the tests in the same configuration.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "SigmaShake.Ledger.Writer", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "SigmaShake.Ledger.Writer"));

    public static WriterProcess Append(string folder, int count, string label) =>
        Start(Program, "append", folder, count.ToString(CultureInfo.InvariantCulture), label);

    public static WriterProcess Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new WriterProcess(Process.Start(start)!);
    }

    public async Task<string?> ReadLineAsync()
    {
        using var timeout = new CancellationTokenSource(Testing.ChildProcess.TimeLimit);
        return await _process.StandardOutput.ReadLineAsync(timeout.Token);
    }

    /// <summary>Asks a stepping writer for one append, and returns what it answers.</summary>
    public async Task<string?> StepAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return await ReadLineAsync();
    }

    /// <summary>The end of its input, by which a holder knows to leave; then waits until it has.</summary>
    public async Task CloseInputAsync()
    {
        _process.StandardInput.Close();
        _ = await RestAsync();
    }

    /// <summary>Stops it (<c>STOP</c>) or lets it go on (<c>CONT</c>).</summary>
    public async Task SignalAsync(string name)
    {
        var result = await Testing.ChildProcess.RunAsync("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal(0, result.ExitCode);
    }

    /// <summary>SIGKILL; then all lines that it still got out.</summary>
    public async Task<List<string>> KillAsync()
    {
        _process.Kill();
        return await RestAsync();
    }

    /// <summary>The lines until it ends; a last one that is not whole is left out.</summary>
    public async Task<List<string>> RestAsync()
    {
        using var timeout = new CancellationTokenSource(Testing.ChildProcess.TimeLimit);
        var rest = await _process.StandardOutput.ReadToEndAsync(timeout.Token);
        await _process.WaitForExitAsync(timeout.Token);
        return [.. rest.Split('\n')[..^1]];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
