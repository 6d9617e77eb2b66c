using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Signing.Fleet;

/// <summary>What a machine is called by its people: 1 to 63 letters, digits, dots, dashes and underscores, a letter or digit first. Two may be called the same.</summary>
public static class MachineName
{
    /// <summary>The longest, in characters.</summary>
    public const int MaxLength = 63;

    /// <summary>What a name is, for messages.</summary>
    public const string Rule = "1 to 63 letters, digits, dots, dashes and underscores, beginning with a letter or digit";

    /// <summary>Whether a machine may be called so.</summary>
    public static bool IsValid([NotNullWhen(true)] string? name) =>
        name is { Length: >= 1 and <= MaxLength } && char.IsAsciiLetterOrDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
