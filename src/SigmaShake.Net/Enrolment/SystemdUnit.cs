using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SigmaShake.Ledger.Durable;
using SigmaShake.Net.Machines;

namespace SigmaShake.Net.Enrolment;

/// <summary>Puts the unit in place and takes it out again. Every step says why it failed; none of them is needed for what is enforced already.</summary>
internal static class SystemdUnit
{
    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const string Running = "/run/systemd/system";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Whether systemd runs this machine.</summary>
    public static bool IsThere => Directory.Exists(Running);

    private static string File => Path.Combine(FleetUnit.Folder, FleetUnit.Name);

    /// <summary>Writes the unit, and has it started now and with the machine. Null, or why that failed and what to do.</summary>
    /// <param name="program">The absolute path of <c>ssg-net</c>.</param>
    /// <param name="home">Root's home directory.</param>
    public static async Task<string?> InstallAsync(string program, string home, CancellationToken cancellation)
    {
        if ((RootsProgram.Exposed(program) ?? RootsProgram.Exposed(Path.Combine(Path.GetDirectoryName(program)!, "ssg"))) is { } exposed) return $"`{exposed}` can be changed by others than root, so root does not run it as a service; install `ssg` and `ssg-net` into /usr/local/bin, and enrol again from there";
        if (AtomicFile.Write(File, Encoding.UTF8.GetBytes(FleetUnit.Text(program, home)), ForAllToRead) is { } error) return error.ToString();
        return await ControlAsync(["daemon-reload"], cancellation) ?? await ControlAsync(["enable", "--now", FleetUnit.Name], cancellation);
    }

    /// <summary>Stops it and removes it. Null, or why that failed.</summary>
    public static async Task<string?> RemoveAsync(CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(File)) return null;
        if (await ControlAsync(["disable", "--now", FleetUnit.Name], cancellation) is { } problem) return problem;
        System.IO.File.Delete(File);
        return await ControlAsync(["daemon-reload"], cancellation);
    }

    private static async Task<string?> ControlAsync(string[] arguments, CancellationToken cancellation)
    {
        var words = $"systemctl {string.Join(' ', arguments)}";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("systemctl", arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
            if (process is null) return $"`{words}` did not start; run it yourself";
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bounded.CancelAfter(TimeLimit);
            try
            {
                var error = process.StandardError.ReadToEndAsync(bounded.Token);
                await process.StandardOutput.ReadToEndAsync(bounded.Token);
                await process.WaitForExitAsync(bounded.Token);
                return process.ExitCode == 0 ? null : $"`{words}` failed: {(await error).Trim().ReplaceLineEndings(" ")}; run it yourself";
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process.Kill();
                return $"`{words}` did not end within {TimeLimit.TotalSeconds:0} s; run it yourself";
            }
        }
        catch (Win32Exception e)
        {
            return $"`{words}` did not start: {e.Message.TrimEnd('.')}; run it yourself";
        }
    }
}
