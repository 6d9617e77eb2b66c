using System.ComponentModel;
using System.Diagnostics;
using SigmaShake.Cli.Files;
using SigmaShake.Net.Machines;

namespace SigmaShake.Net.Syncing;

/// <summary>Has <c>ssg</c>, which stands beside this program, compile what has just come into force: else the first call would wait for that.</summary>
internal static class CompiledRules
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Has them compiled. Whether that succeeds changes nothing but how long the next call takes.</summary>
    public static async Task MakeAsync(CancellationToken cancellation)
    {
        var program = Path.Combine(Path.GetDirectoryName(Environment.ProcessPath) ?? "", "ssg");
        if (!File.Exists(program)) return;
        if (SystemCalls.UserId() == 0 && RootsProgram.Exposed(program) is not null) return;
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(TimeLimit);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["fleet", "check"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            if (process is null) return;
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(bounded.Token), process.StandardError.ReadToEndAsync(bounded.Token));
                await process.WaitForExitAsync(bounded.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (Win32Exception)
        {
            // It is there and cannot be started: calls are judged by whatever is.
        }
    }
}
