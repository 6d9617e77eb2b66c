namespace SigmaShake.Rules.Formatting;

/// <summary>What goes before a token.</summary>
internal enum BreakKind : byte
{
    /// <summary>A space.</summary>
    Space,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>A new line.</summary>
    Line,

    /// <summary>A new line; one blank line before it is kept.</summary>
    Paragraph,
}

/// <summary>What goes before a token, and how deep the token stands if it begins a line.</summary>
internal readonly record struct Break(BreakKind Kind, int Indent);
