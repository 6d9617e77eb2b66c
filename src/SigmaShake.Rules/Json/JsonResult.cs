using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Rules.Json;

/// <summary>A parsed JSON text, or why it was refused.</summary>
/// <param name="Value">The value; null where it was refused.</param>
/// <param name="Problem">One lower-case line; null where it was accepted.</param>
public readonly record struct JsonResult(JsonValue? Value, string? Problem)
{
    /// <summary>Whether the text was accepted.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;
}
