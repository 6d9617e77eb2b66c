namespace SigmaShake.Rules.Evaluation;

/// <summary>The verdict in one word. Ordered, strictest first.</summary>
public enum Outcome : byte
{
    /// <summary>Refused.</summary>
    Block,

    /// <summary>Refused, with advice what to do instead.</summary>
    Force,

    /// <summary>A person decides.</summary>
    Ask,

    /// <summary>No objection.</summary>
    Allow,

    /// <summary>Allowed, and a LOG matched.</summary>
    Log,

    /// <summary>Allowed, and only a SHADOW matched.</summary>
    Shadow,
}

/// <summary>How outcomes are spelt in answers and in the log.</summary>
public static class Outcomes
{
    /// <summary><c>block</c>, <c>force</c>, <c>ask</c>, <c>allow</c>, <c>log</c> or <c>shadow</c>.</summary>
    public static string Word(this Outcome outcome) => outcome switch
    {
        Outcome.Block => "block",
        Outcome.Force => "force",
        Outcome.Ask => "ask",
        Outcome.Allow => "allow",
        Outcome.Log => "log",
        Outcome.Shadow => "shadow",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>Whether the call may not run as it stands.</summary>
    public static bool Stops(this Outcome outcome) => outcome <= Outcome.Ask;
}
