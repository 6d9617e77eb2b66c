using System.ComponentModel;
using System.Diagnostics;

namespace SigmaShake.Platform.Keys;

/// <summary>Asks a program for the master key: a vector of words, bounded time, bounded output. What it says on its standard error the operator sees.</summary>
internal static class KeyCommand
{
    /// <summary>How long it may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private const int MaxBytes = 256;

    /// <summary>What the program wrote.</summary>
    /// <exception cref="PlatformException">It does not start, end in time or succeed, or writes more than a key.</exception>
    public static byte[] Run(IReadOnlyList<string> words, TimeSpan timeLimit)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
            process.StandardInput.Close();
            try
            {
                return Read(process, words[0], timeLimit);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception e)
        {
            throw Failed(words[0], $"does not start: {e.Message}", e);
        }
    }

    private static byte[] Read(Process process, string program, TimeSpan timeLimit)
    {
        var clock = Stopwatch.StartNew();
        var output = new byte[MaxBytes + 1];
        var read = process.StandardOutput.BaseStream.ReadAtLeastAsync(output, output.Length, throwOnEndOfStream: false).AsTask();
        if (!read.Wait(timeLimit)) throw Failed(program, $"did not end within {timeLimit.TotalSeconds} s");
        if (read.Result > MaxBytes) throw Failed(program, "wrote more than a key");
        var left = timeLimit - clock.Elapsed;
        if (!process.WaitForExit(left > TimeSpan.Zero ? left : TimeSpan.Zero)) throw Failed(program, $"did not end within {timeLimit.TotalSeconds} s");
        return process.ExitCode == 0 ? output[..read.Result] : throw Failed(program, $"ended with {process.ExitCode}");
    }

    private static PlatformException Failed(string program, string what, Exception? inner = null) =>
        new($"the program `{program}` that knows the master key {what}", "run it by hand, as the user of the server", inner);
}
