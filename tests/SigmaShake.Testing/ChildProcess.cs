using System.Diagnostics;
using System.Text;
using Xunit;

namespace SigmaShake.Testing;

/// <summary>What a finished child process left: its exit code and the bytes it wrote.</summary>
public sealed record ChildResult(int ExitCode, byte[] Stdout, byte[] Stderr, TimeSpan Elapsed)
{
    public string Out => Encoding.UTF8.GetString(Stdout);

    public string Error => Encoding.UTF8.GetString(Stderr);
}

/// <summary>Runs real programs, bounded in time and ended by their own process id.</summary>
public static class ChildProcess
{
    private const int TextFileBusy = 26;

    /// <summary>How long any child may take before the test fails: one constant for all.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs <paramref name="program"/> to its end.</summary>
    /// <param name="environment">Members with a null value are taken out of the inherited environment.</param>
    public static async Task<ChildResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> stdin = default,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeLimit = null)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = await StartAsync(start);
        using var timeout = new CancellationTokenSource(timeLimit ?? TimeLimit);
        try
        {
            var stdout = ReadAllAsync(process.StandardOutput.BaseStream, timeout.Token);
            var stderr = ReadAllAsync(process.StandardError.BaseStream, timeout.Token);
            await FeedAsync(process, stdin, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new ChildResult(process.ExitCode, await stdout, await stderr, clock.Elapsed);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"`{program} {string.Join(' ', start.ArgumentList)}` did not end within {timeLimit ?? TimeLimit}", e);
        }
    }

    // A program that was just copied is still open for writing in whatever another thread forked meanwhile, until that has become another program.
    private static async Task<Process> StartAsync(ProcessStartInfo start)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return Process.Start(start) ?? throw new InvalidOperationException($"`{start.FileName}` did not start");
            }
            catch (System.ComponentModel.Win32Exception e) when (e.NativeErrorCode == TextFileBusy && clock.Elapsed < TimeLimit)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> stdin, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(stdin, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The child closed its end early (it refuses oversized input): its answer is what counts.
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellation);
        return buffer.ToArray();
    }
}
