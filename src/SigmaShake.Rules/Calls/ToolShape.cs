namespace SigmaShake.Rules.Calls;

/// <summary>How a known tool's input becomes actions.</summary>
internal enum InputForm : byte
{
    /// <summary>The call is one action, its fields found by the common member names.</summary>
    Members,

    /// <summary>A whole patch in the <c>*** Begin Patch</c> format stands in one member.</summary>
    Patch,

    /// <summary>A list of edits, of one file or of several.</summary>
    Edits,

    /// <summary>As <see cref="Members"/>, but the member <c>command</c> says what is done.</summary>
    Subcommand,

    /// <summary>As <see cref="Members"/>, and the addresses may stand in the text of the member <c>prompt</c>.</summary>
    Prompt,
}

/// <summary>What is known of a tool by its name.</summary>
/// <param name="Capability">What it does.</param>
/// <param name="IsPartialEdit">Whether it changes an existing file in part.</param>
/// <param name="Form">How its input becomes actions.</param>
internal readonly record struct ToolShape(Capability Capability, bool IsPartialEdit = false, InputForm Form = InputForm.Members)
{
    /// <summary>A tool that no table knows.</summary>
    public static readonly ToolShape Unknown = new(Capability.Other);
}
