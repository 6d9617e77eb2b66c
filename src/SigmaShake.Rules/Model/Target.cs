namespace SigmaShake.Rules.Model;

/// <summary>Which actions a rule looks at.</summary>
public enum Target : byte
{
    /// <summary>Commands.</summary>
    Execution,

    /// <summary>Reading a file.</summary>
    Read,

    /// <summary>Writing a file, wholly or in part.</summary>
    Write,

    /// <summary>Changing an existing file in part.</summary>
    Edit,

    /// <summary>Searching and listing.</summary>
    Search,

    /// <summary>Starting another agent.</summary>
    Agent,

    /// <summary>Reaching the network.</summary>
    Network,

    /// <summary>Every action.</summary>
    Any,
}
