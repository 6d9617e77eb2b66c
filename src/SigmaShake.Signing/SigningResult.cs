using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Signing;

/// <summary>Why something was refused: an expected failure, as a value.</summary>
/// <param name="Message">One line, lower-case, what came in from outside in backticks. Never holds a secret.</param>
/// <param name="Help">The cure, one line.</param>
public sealed record SigningError(string Message, string Help)
{
    /// <summary>Message and cure on one line.</summary>
    public override string ToString() => $"{Message}; {Help}";
}

/// <summary>A value, or why there is none.</summary>
/// <param name="Value">Null exactly where there is an error.</param>
/// <param name="Error">Null exactly where there is a value.</param>
public readonly record struct SigningResult<T>(T? Value, SigningError? Error)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;

    internal static SigningResult<T> Of(T value) => new(value, null);

    internal static SigningResult<T> Refused(string message, string help) => new(null, new SigningError(message, help));
}
