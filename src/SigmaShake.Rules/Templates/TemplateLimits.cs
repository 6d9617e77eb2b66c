namespace SigmaShake.Rules.Templates;

/// <summary>The bounds of a template.</summary>
public static class TemplateLimits
{
    /// <summary>Length of the operand of INVOKES, in UTF-8 bytes.</summary>
    public const int MaxTemplateBytes = 1024;

    /// <summary>How many words a template, and how many alternatives a word may have: more than the length allows were not written by us.</summary>
    internal const int MaxParts = 1024;
}
