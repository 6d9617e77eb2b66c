using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Calls;

/// <summary>What an action does, in the broadest terms.</summary>
public enum Capability : byte
{
    /// <summary>Runs a command.</summary>
    Execute,

    /// <summary>Reads a file.</summary>
    Read,

    /// <summary>Writes a file.</summary>
    Write,

    /// <summary>Searches or lists.</summary>
    Search,

    /// <summary>Starts another agent.</summary>
    Agent,

    /// <summary>Reaches the network.</summary>
    Network,

    /// <summary>Anything else; only rules on <c>any</c> see it.</summary>
    Other,
}

/// <summary>Which targets reach which capabilities.</summary>
public static class Capabilities
{
    /// <summary>Whether a rule on <paramref name="target"/> looks at an action of this capability.</summary>
    /// <param name="target">The rule's target.</param>
    /// <param name="capability">What the action does.</param>
    /// <param name="isPartialEdit">Whether a write changes an existing file in part, which <c>edit</c> means.</param>
    public static bool Reaches(this Target target, Capability capability, bool isPartialEdit) => target switch
    {
        Target.Any => true,
        Target.Execution => capability == Capability.Execute,
        Target.Read => capability == Capability.Read,
        Target.Write => capability == Capability.Write,
        Target.Edit => capability == Capability.Write && isPartialEdit,
        Target.Search => capability == Capability.Search,
        Target.Agent => capability == Capability.Agent,
        Target.Network => capability == Capability.Network,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, null),
    };
}
