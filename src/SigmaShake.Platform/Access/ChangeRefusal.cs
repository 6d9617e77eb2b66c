namespace SigmaShake.Platform.Access;

/// <summary>Why a change is not made.</summary>
public enum RefusalReason
{
    /// <summary>What was sent is no such change.</summary>
    Invalid,

    /// <summary>There is nothing of that name.</summary>
    Missing,

    /// <summary>What is there already is in the way.</summary>
    Conflict,

    /// <summary>Whoever asks may not do that.</summary>
    NotAllowed,
}

/// <summary>Why a change was not made, and that nothing was.</summary>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Message">A sentence for whoever asked, with the cure.</param>
public sealed record ChangeRefusal(RefusalReason Reason, string Message)
{
    /// <summary>There is nothing of that name, or nothing for whoever asks.</summary>
    public static readonly ChangeRefusal Missing = new(RefusalReason.Missing, "There is nothing of that name.");

    internal static ChangeRefusal Invalid(string message) => new(RefusalReason.Invalid, message);

    internal static ChangeRefusal Conflict(string message) => new(RefusalReason.Conflict, message);

    internal static ChangeRefusal NotAllowed(string message) => new(RefusalReason.NotAllowed, message);
}

/// <summary>What a change has made, or why it was not made.</summary>
/// <param name="Value">What it has made; null if it was refused.</param>
/// <param name="Refusal">Why it was refused; null if it was not.</param>
public readonly record struct Outcome<T>(T? Value, ChangeRefusal? Refusal)
    where T : class
{
    /// <summary>It was made.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>It was refused.</summary>
    public static implicit operator Outcome<T>(ChangeRefusal refusal) => new(null, refusal);
}
