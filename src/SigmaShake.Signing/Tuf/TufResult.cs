using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Signing.Tuf;

/// <summary>Why something was refused: an expected failure, as a value.</summary>
/// <param name="Problem">Its kind.</param>
/// <param name="Message">One line, lower-case, what came in from outside in backticks. Never holds a secret.</param>
/// <param name="Help">The cure, one line.</param>
public sealed record TufError(TufProblem Problem, string Message, string Help)
{
    /// <summary>Message and cure on one line.</summary>
    public override string ToString() => $"{Message}; {Help}";
}

/// <summary>A value, or why there is none.</summary>
/// <param name="Value">Null exactly where there is an error.</param>
/// <param name="Error">Null exactly where there is a value.</param>
public readonly record struct TufResult<T>(T? Value, TufError? Error)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;

    internal static TufResult<T> Of(T value) => new(value, null);

    internal static TufResult<T> Refused(TufError error) => new(null, error);

    internal static TufResult<T> Refused(TufProblem problem, string message, string help) => new(null, new TufError(problem, message, help));
}
