namespace SigmaShake.Cli.State;

/// <summary>The rules that a person has switched off: a line each, the qualified id and, for a project's rule, the project's directory.</summary>
internal sealed class DisabledRules
{
    private readonly string[] _lines;

    private DisabledRules(string[] lines) => _lines = lines;

    /// <exception cref="StateException">The file is there and cannot be read.</exception>
    public static DisabledRules Read(StateFolder state) => new(LineFile.Read(state.Disabled));

    /// <summary>Nothing switched off.</summary>
    public static DisabledRules None { get; } = new([]);

    /// <summary>The qualified ids that are off in a project's own source, or (null) in the others.</summary>
    public HashSet<string> In(string? projectDirectory)
    {
        var ids = new HashSet<string>();
        var suffix = projectDirectory is null ? "" : $" {projectDirectory}";
        foreach (var line in _lines)
        {
            var isOf = projectDirectory is null ? !line.Contains(' ', StringComparison.Ordinal) : line.EndsWith(suffix, StringComparison.Ordinal);
            if (isOf) ids.Add(line[..^suffix.Length]);
        }

        return ids;
    }

    /// <summary>Switches a rule off or on again; false where it was so already.</summary>
    public static bool Change(StateFolder state, string qualifiedId, string? projectDirectory, bool disable)
    {
        var line = projectDirectory is null ? qualifiedId : $"{qualifiedId} {projectDirectory}";
        return LineFile.Change(state.Disabled, lines => lines.Contains(line) == disable
            ? null
            : disable ? lines.Append(line) : lines.Where(other => other != line));
    }
}
