using System.Diagnostics.CodeAnalysis;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Model;

/// <summary>A gate or an observation, checked and compiled, as it stands in its file; immutable.</summary>
public sealed class Rule
{
    private readonly Func<Expression>? _readCondition;
    private Expression? _condition;

    /// <summary>A rule whose members are all given.</summary>
    public Rule()
    {
    }

#pragma warning disable CS8618 // The condition is there when it is asked for.
    /// <summary>A rule whose condition is read when somebody wants to see it: a rule in an image is judged without.</summary>
    [SetsRequiredMembers]
    internal Rule(Func<Expression> readCondition)
    {
        _readCondition = readCondition;
        (Id, Location) = ("", new SourceLocation("", 0, 0));
    }
#pragma warning restore CS8618

    /// <summary>The id as written, without its source.</summary>
    public required string Id { get; init; }

    /// <summary>Where the rule begins.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What it says of a call that it matches.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Which actions it looks at.</summary>
    public required Target Target { get; init; }

    /// <summary>When it matches.</summary>
    public required Expression Condition
    {
        get => _condition ??= _readCondition!();
        init => _condition = value;
    }

    /// <summary>False for a rule switched off in its own text. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>0 to 1000, higher is tried first. Default 50.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>How grave. Default <see cref="RuleSeverity.Warning"/>.</summary>
    public RuleSeverity Severity { get; init; } = RuleSeverity.Warning;

    /// <summary>What the agent and the person are told, with <c>${…}</c> still in it.</summary>
    public string Message { get; init; } = "";

    /// <summary>What a person is asked; only an ASK has one.</summary>
    public string? Prompt { get; init; }

    /// <summary>What to do instead; only a FORCE has one. Advice: it is never put into the call.</summary>
    public string? Substitute { get; init; }

    /// <summary>More knowledge for the agent.</summary>
    public string? Context { get; init; }

    /// <summary>An argument vector to run after the decision; empty for none. Inert in the hook.</summary>
    public IReadOnlyList<string> Run { get; init; } = [];

    /// <summary>An address to tell of the decision. Inert in the hook.</summary>
    public string? Webhook { get; init; }

    /// <summary>Free words for people to sort by.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its examples and counterexamples, in file order.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>
    /// True for a rule of which not even the target can be read. Its <see cref="Decision"/> is Deny, its <see cref="Target"/> Any
    /// and its condition always true; a project's layer softens the decision to Ask.
    /// </summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether any part of it was in error, so that it may match more (an ALLOW: less) than its author meant.</summary>
    public bool IsBroken { get; init; }
}
