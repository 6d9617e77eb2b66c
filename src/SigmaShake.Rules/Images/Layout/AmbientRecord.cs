using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Layout;

/// <summary>A piece of project knowledge.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct AmbientRecord
{
    public TextReference Id { get; init; }

    public TextReference File { get; init; }

    public int Line { get; init; }

    public int Column { get; init; }

    public int IsEnabled { get; init; }

    public TextReference Headline { get; init; }

    public TextReference Body { get; init; }

    /// <summary><see cref="TextReference"/></summary>
    public TableReference Categories { get; init; }
}
