namespace SigmaShake.Rules.Paths;

/// <summary>Asks a file view each question once, at most <see cref="MaxQuestions"/> of them, and keeps the answers.</summary>
public sealed class RememberingFileView(IFileView files) : IFileView
{
    /// <summary>How many distinct paths may be asked for in one call; beyond it every path counts as no link.</summary>
    public const int MaxQuestions = 4096;

    private readonly Dictionary<string, string?> _answers = [];

    /// <summary>The links that were found, path to target.</summary>
    public IEnumerable<KeyValuePair<string, string>> Links =>
        _answers.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, answer.Value!));

    /// <inheritdoc />
    public string? ReadLink(string path)
    {
        if (_answers.TryGetValue(path, out var known)) return known;
        if (_answers.Count >= MaxQuestions) return null;
        return _answers[path] = files.ReadLink(path);
    }
}
