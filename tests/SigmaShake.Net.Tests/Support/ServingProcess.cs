using System.Diagnostics;
using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Support;

/// <summary>The published <c>ssg-net serve</c>, on a port of its own. Ended the hard way.</summary>
internal sealed class ServingProcess : IDisposable
{
    private readonly Process _process;

    private ServingProcess(Process process) => _process = process;

    /// <summary>Starts it; it has begun once it has printed its link.</summary>
    public static async Task<ServingProcess> StartAsync(string home)
    {
        var process = Process.Start(new ProcessStartInfo(Checkout.SsgNet, ["serve", "--port", "0"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["HOME"] = home, ["CLAUDECODE"] = null },
        })!;
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var link = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(ChildProcess.TimeLimit);
        if (link is null) await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(link?.StartsWith("http://127.0.0.1:", StringComparison.Ordinal), $"{link}\n{said}");
        return new ServingProcess(process);
    }

    /// <summary>Kills it with -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
