using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>What a command was seen to do to files of a folder.</summary>
internal sealed class TracedRun
{
    private readonly string _folder;

    private readonly Dictionary<string, string> _cwds = [];

    private TracedRun(string folder)
    {
        _folder = folder;
    }

    /// <summary>Paths relative to the folder that were opened for reading.</summary>
    public HashSet<string> Read { get; } = [];

    /// <summary>… opened for writing, made, or changed in their mode.</summary>
    public HashSet<string> Written { get; } = [];

    /// <summary>… removed or renamed away.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>Runs a command in a folder under strace.</summary>
    public static async Task<TracedRun> RunAsync(string folder, IEnumerable<string> words, string stdin)
    {
        var log = folder + ".strace";
        try
        {
            var result = await ChildProcess.RunAsync(
                "strace",
                ["-f", "-y", "-qq", "-s", "4096", "-e", "trace=%file,fchmod,fchmodat,process", "-o", log, .. words],
                System.Text.Encoding.UTF8.GetBytes(stdin),
                folder,
                new Dictionary<string, string?> { ["LC_ALL"] = "C", ["HOME"] = "/nonexistent", ["PYTHONDONTWRITEBYTECODE"] = "1" },
                TimeSpan.FromSeconds(20));
            Assert.True(result.ExitCode is 0 or 1, $"`{string.Join(' ', words)}`: exit {result.ExitCode}: {result.Error}");
            var run = new TracedRun(folder);
            foreach (var line in File.ReadLines(log)) run.Add(line);
            return run;
        }
        finally
        {
            File.Delete(log);
        }
    }

    // `123 openat(AT_FDCWD</f>, "a", O_RDONLY|O_CLOEXEC) = 3</f/a>`; a call that another process cut in two names its path in the first half.
    private void Add(string line)
    {
        var blank = line.IndexOf(' ');
        var (process, call) = (line[..blank], line[blank..].Trim());
        var open = call.IndexOf('(');
        var end = call.LastIndexOf(" = ", StringComparison.Ordinal);
        if (open < 0 || (end > 0 && call[end..].StartsWith(" = -1 ", StringComparison.Ordinal))) return;
        var paths = Paths(process, call[(open + 1)..(end > open ? end : call.Length)].TrimEnd(' ', ')'));
        if (paths.Count == 0) return;
        switch (call[..open])
        {
            case "open" or "openat" or "creat":
                if (HasAny(call, "creat(", "O_WRONLY", "O_RDWR", "O_CREAT")) Written.Add(paths[0]);
                else if (paths[0] != "." && !HasAny(call, "O_DIRECTORY", "O_PATH")) Read.Add(paths[0]);
                break;
            case "unlink" or "unlinkat" or "rmdir":
                Deleted.Add(paths[0]);
                break;
            case "rename" or "renameat" or "renameat2":
                Deleted.Add(paths[0]);
                Written.Add(paths[^1]);
                break;
            case "mkdir" or "mkdirat" or "mknod" or "mknodat" or "chmod" or "fchmodat" or "fchmodat2" or "truncate" or "utimensat":
                Written.Add(paths[0]);
                break;
            case "link" or "linkat" or "symlink" or "symlinkat":
                Written.Add(paths[^1]);
                break;
            case "chdir":
                _cwds[process] = Path.Combine(_folder, paths[0]);
                break;
        }
    }

    private static bool HasAny(string call, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (call.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private List<string> Paths(string process, string arguments)
    {
        var paths = new List<string>();
        var cwd = _cwds.GetValueOrDefault(process, _folder);
        var folder = cwd;
        foreach (var argument in arguments.Split(", "))
        {
            if (argument.IndexOf('<') is var less and > 0 && argument.EndsWith('>') && argument[0] != '"') folder = argument[(less + 1)..^1];
            if (argument is not ['"', .., '"']) continue;
            var relative = Path.GetRelativePath(_folder, Path.Combine(folder, argument[1..^1]));
            if (!relative.StartsWith("..", StringComparison.Ordinal)) paths.Add(relative);
            folder = cwd;
        }

        return paths;
    }
}
