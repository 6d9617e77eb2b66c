using System.Collections;
using System.Runtime.InteropServices;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>
/// Long output for a person: standard output goes through <c>$PAGER</c>, or <c>less</c>, which ends by itself where all fits the screen. Without a
/// terminal, without a pager, and for <c>PAGER=cat</c> or empty, nothing changes.
/// </summary>
internal static unsafe partial class Pager
{
    // Room for posix_spawn_file_actions_t of any libc; glibc's has 80 bytes.
    private const int FileActionsBytes = 256;
    private const int InterruptSignal = 2;
    private const nint IgnoreSignal = 1;

    // Quit where it fits one screen, let colours through, leave the text standing.
    private const string LessOptions = "LESS=FRX";

    /// <summary>Starts it, if there is a terminal to page on; what it returns waits for the person to have read, when disposed.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static IDisposable? Start(Func<string, string?> variable)
    {
        if (SystemCalls.IsTerminal(1) != 1 || SystemCalls.IsTerminal(2) != 1 || variable("TERM") is null or "" or "dumb") return null;
        var chosen = variable("SSG_PAGER") ?? variable("PAGER") ?? "less";
        if (chosen is "" or "cat") return null;

        // Whoever fits a table from now on finds no terminal to ask.
        Environment.SetEnvironmentVariable("COLUMNS", TerminalSize.Columns().ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Begin(chosen.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-') ? [chosen] : ["sh", "-c", chosen]);
    }

    private static Running? Begin(string[] command)
    {
        var ends = stackalloc int[2];
        if (Pipe(ends, SystemCalls.CloseOnExec) != 0) return null;
        var actions = stackalloc byte[FileActionsBytes];
        _ = InitialiseActions(actions);
        _ = AddDuplicate(actions, ends[0], 0);
        var process = 0;
        var error = Spawn(&process, command[0], actions, null, Vector(command), Vector(Surroundings()));
        _ = DestroyActions(actions);
        _ = SystemCalls.Close(ends[0]);
        if (error == 0)
        {
            // A pager that the person leaves by an interrupt ends by itself; this process then finds nobody to write to.
            _ = Handle(InterruptSignal, IgnoreSignal);
            _ = Duplicate(ends[1], 1);
        }

        _ = SystemCalls.Close(ends[1]);
        return error == 0 ? new Running(process) : null;
    }

    private static string[] Surroundings()
    {
        List<string> all = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(entry => (string)entry.Key != "COLUMNS").Select(entry => $"{entry.Key}={entry.Value}")];
        if (Environment.GetEnvironmentVariable("LESS") is null) all.Add(LessOptions);
        return [.. all];
    }

    // The strings live as long as the process does.
    private static byte** Vector(string[] texts)
    {
        var pointers = (byte**)NativeMemory.Alloc((nuint)(texts.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Length; i++) pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        pointers[texts.Length] = null;
        return pointers;
    }

    [LibraryImport("libc", EntryPoint = "pipe2")]
    private static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int Await(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitialiseActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(int* process, string file, byte* actions, void* attributes, byte** arguments, byte** environment);

    private sealed class Running(int process) : IDisposable
    {
        public void Dispose()
        {
            // The end of the text, which the pager waits for.
            _ = SystemCalls.Close(1);
            while (Await(process, null, 0) < 0 && Marshal.GetLastPInvokeError() == SystemCalls.Interrupted)
            {
            }
        }
    }
}
