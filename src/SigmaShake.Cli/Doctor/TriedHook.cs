using System.Diagnostics;
using System.Runtime.InteropServices;
using SigmaShake.Agents;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Doctor;

/// <summary>Runs an installed command as its client would: its payload on standard input, and a limit on the time.</summary>
/// <remarks>
/// By way of a shell that connects it with files, and of calls of libc: the framework's way of starting processes holds code for sockets, which this
/// program does not.
/// </remarks>
internal static class TriedHook
{
    private const int PollMs = 5;

    /// <summary>The longest that it may take: above what the hook itself takes at most.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Runs it and returns its answer; null and why where there is none.</summary>
    /// <param name="words">The command.</param>
    /// <param name="payload">What it reads.</param>
    /// <param name="problem">Why there is no answer, or null.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="limit">The longest that it may take; null for <see cref="Limit"/>.</param>
    public static HookAnswer? Run(IReadOnlyList<string> words, byte[] payload, out string? problem, out TimeSpan duration, TimeSpan? limit = null)
    {
        var most = limit ?? Limit;
        var folder = Directory.CreateTempSubdirectory("ssg-doctor-");
        var started = Stopwatch.GetTimestamp();
        try
        {
            string FileOf(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllBytes(FileOf("in"), payload);
            const string Connect = "in=$1; out=$2; err=$3; shift 3; exec \"$@\" <\"$in\" >\"$out\" 2>\"$err\"";
            var status = Wait(Start(["/bin/sh", "-c", Connect, "sh", FileOf("in"), FileOf("out"), FileOf("err"), .. words]), most);
            duration = Stopwatch.GetElapsedTime(started);
            problem = status switch
            {
                null => $"it did not answer within {most.TotalSeconds} s",
                _ when (status & 0x7f) != 0 => $"signal {status & 0x7f} ended it",
                _ => null,
            };
            return problem is null ? new HookAnswer(Bytes(FileOf("out")), Bytes(FileOf("err")), (status!.Value >> 8) & 0xff) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            duration = Stopwatch.GetElapsedTime(started);
            problem = $"it cannot be run ({e.Message})";
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Bytes(string path) => File.Exists(path) ? File.ReadAllBytes(path) : [];

    private static int Start(string[] words)
    {
        string[] environment = [.. Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}")];
        var error = SystemCalls.Start(words[0], words, environment, out var process);
        return error == 0 ? process : throw new IOException($"`{words[0]}` cannot be started: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    private static int? Wait(int process, TimeSpan most)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < most; Thread.Sleep(PollMs))
        {
            if (SystemCalls.HasEnded(process, out var status)) return status;
        }

        // With all that it has started: whoever asks again and again must not fill the machine.
        SystemCalls.KillGroup(process);
        SystemCalls.AwaitEnd(process);
        return null;
    }
}
