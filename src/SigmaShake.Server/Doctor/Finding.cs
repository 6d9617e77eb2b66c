namespace SigmaShake.Server.Doctor;

/// <summary>What one look at the server's surroundings found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">One line, with the cure unless it is good.</param>
internal sealed record Finding(Severity Severity, string Text)
{
    public static Finding Good(string text) => new(Severity.Good, text);

    public static Finding Warning(string problem, string cure) => new(Severity.Warning, $"{problem}; {cure}");

    public static Finding Bad(string problem, string cure) => new(Severity.Bad, $"{problem}; {cure}");

    /// <inheritdoc />
    public override string ToString() => $"{Severity switch { Severity.Good => "ok  ", Severity.Warning => "warn", _ => "bad " }} {Text}";
}

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    Good,
    Warning,
    Bad,
}
