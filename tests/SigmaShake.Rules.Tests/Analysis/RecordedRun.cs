using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Analysis;

/// <summary>Runs scripts in the real bash with harmless programs in place of the dangerous ones, which write down the words that they get.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RecordedRun(params IEnumerable<string> programs)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "bin"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "work"));
        var recorder = $"""
            #!/bin/bash
            printf '%s\0' "${"{0##*/}"}" "$@" $'\n' >> "{_folder.Path}/record"

            """;
        foreach (var program in programs) Add(program, recorder);

        // Programs that start others and are not installed everywhere.
        foreach (var starter in (string[])["sudo", "doas", "busybox"]) Add(starter, "#!/bin/bash\nwhile [[ $1 == -* ]]; do [[ $1 == -u ]] && shift; shift; done\nexec \"$@\"\n");
    }

    /// <summary>Where the programs lie, with a slash at the end.</summary>
    public string ProgramFolder => Path.Combine(_folder.Path, "bin") + "/";

    private void Add(string program, string text)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        var path = ProgramFolder + program;
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    /// <summary>Runs one and returns the commands that were started, each with its words joined by blanks.</summary>
    public async Task<List<string>> CommandsOfAsync(string script)
    {
        var record = Path.Combine(_folder.Path, "record");
        File.Delete(record);
        await ChildProcess.RunAsync("/bin/bash", ["-c", script], workingDirectory: Path.Combine(_folder.Path, "work"), environment: new Dictionary<string, string?>
        {
            ["PATH"] = $"{_folder.Path}/bin:/usr/bin:/bin",
            ["HOME"] = Analysed.Home,
            ["BASH_ENV"] = null,

            // What script and flock give their text to; without it /bin/sh, which does not know all that bash does.
            ["SHELL"] = "/bin/bash",
        });
        if (!File.Exists(record)) return [];
        var words = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(record));
        return [.. words.Split("\0\n\0", StringSplitOptions.RemoveEmptyEntries).Select(command => command.Replace('\0', ' '))];
    }

    public void Dispose() => _folder.Dispose();
}
