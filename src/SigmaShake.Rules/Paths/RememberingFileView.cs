namespace SigmaShake.Rules.Paths;

/// <summary>Asks a file view each question once, at most <see cref="MaxQuestions"/> of them, and keeps the answers.</summary>
public sealed class RememberingFileView(IFileView files) : IFileView
{
    /// <summary>How many distinct paths may be asked for in one call; beyond it <see cref="HasRefused"/> is set.</summary>
    public const int MaxQuestions = 4096;

    /// <summary>How many scripts may be read in one call; beyond it <see cref="HasRefused"/> is set.</summary>
    public const int MaxScripts = 64;

    private readonly Dictionary<string, string?> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>?> _scripts = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether some path counted as no link without having been looked at: there were too many, or it was longer than a system call takes.
    /// What was judged by such an answer is not known.
    /// </summary>
    public bool HasRefused { get; private set; }

    /// <inheritdoc />
    public string? ReadLink(string path)
    {
        if (_answers.TryGetValue(path, out var known)) return known;
        if (_answers.Count >= MaxQuestions || path.Length > PosixPath.MaxCharacters)
        {
            HasRefused = true;
            return null;
        }

        return _answers[path] = files.ReadLink(path);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte>? ReadScript(string path)
    {
        if (_scripts.TryGetValue(path, out var known)) return known;
        if (_scripts.Count < MaxScripts) return _scripts[path] = files.ReadScript(path);
        HasRefused = true;
        return null;
    }

    /// <summary>The scripts that were read, in the order in which they were asked for.</summary>
    public ScriptFile[] Scripts()
    {
        var scripts = new List<ScriptFile>();
        foreach (var (path, content) in _scripts)
        {
            if (content is { } bytes) scripts.Add(new ScriptFile(path, bytes));
        }

        return [.. scripts];
    }

    /// <summary>The paths that were asked for as scripts and are none that could be read: absent, too long, programs; in the order in which they were asked for.</summary>
    public string[] UnreadScripts()
    {
        if (_scripts.Count == 0) return [];
        var paths = new List<string>();
        foreach (var (path, content) in _scripts)
        {
            if (content is null) paths.Add(path);
        }

        return [.. paths];
    }

    /// <summary>The links that were found, path to target, in the order in which they were asked for.</summary>
    public KeyValuePair<string, string>[] Links()
    {
        var links = new List<KeyValuePair<string, string>>();
        foreach (var (path, target) in _answers)
        {
            if (target is not null) links.Add(KeyValuePair.Create(path, target));
        }

        return [.. links];
    }
}
