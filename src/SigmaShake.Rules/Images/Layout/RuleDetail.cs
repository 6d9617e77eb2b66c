using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>What is only asked for once a rule has matched, or when somebody wants to see it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RuleDetail
{
    public TextReference Id { get; init; }

    public TextReference File { get; init; }

    public int Line { get; init; }

    public int Column { get; init; }

    public int Priority { get; init; }

    public TextReference Message { get; init; }

    public TextReference Prompt { get; init; }

    public TextReference Substitute { get; init; }

    public TextReference Context { get; init; }

    public TextReference Webhook { get; init; }

    /// <summary><see cref="TextReference"/></summary>
    public TableReference Run { get; init; }

    /// <summary><see cref="TextReference"/></summary>
    public TableReference Categories { get; init; }
}
