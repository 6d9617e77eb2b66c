namespace SigmaShake.Rules.Calls;

/// <summary>How a known tool's input becomes actions.</summary>
internal enum InputForm : byte
{
    /// <summary>The call is one action, its fields found by the common member names.</summary>
    Members,

    /// <summary>A whole patch in the <c>*** Begin Patch</c> format stands in one member.</summary>
    Patch,

    /// <summary>One file, a list of edits.</summary>
    Edits,
}

/// <summary>What is known of a tool by its name.</summary>
/// <param name="Capability">What it does.</param>
/// <param name="IsPartialEdit">Whether it changes an existing file in part.</param>
/// <param name="Form">How its input becomes actions.</param>
internal readonly record struct ToolShape(Capability Capability, bool IsPartialEdit = false, InputForm Form = InputForm.Members);
