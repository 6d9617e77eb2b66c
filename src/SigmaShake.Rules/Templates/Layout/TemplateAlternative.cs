using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Templates.Layout;

/// <summary>An alternative of a word, 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TemplateAlternative
{
    public OptionForm Form;
    public ValueKind Kind;
    public ValueTraits Traits;
    public byte Reserved;

    /// <summary>The option's name with its dashes.</summary>
    public int NameOffset;
    public int NameLength;

    /// <summary>The bytes of a literal; of a glob, where its pattern begins, and no length.</summary>
    public int ValueOffset;
    public int ValueLength;
}

/// <summary>How an option is written.</summary>
internal enum OptionForm : byte
{
    /// <summary>It is no option.</summary>
    None,

    /// <summary>A dash and one character, also inside a cluster.</summary>
    Short,

    /// <summary>A dash and several letters, which may be an option each.</summary>
    Letters,

    /// <summary>A dash and a name.</summary>
    Word,

    /// <summary>Two dashes and a name.</summary>
    Long,
}

/// <summary>What a text is held against.</summary>
internal enum ValueKind : byte
{
    /// <summary>Nothing: an option without value.</summary>
    None,

    /// <summary>Whatever it is.</summary>
    Any,

    /// <summary>The very bytes.</summary>
    Literal,

    /// <summary>A pattern.</summary>
    Glob,

    /// <summary>That it cannot be known.</summary>
    Unknown,

    /// <summary>The word <c>--</c> that ends the options.</summary>
    EndOfOptions,
}

/// <summary>What a text is held against is like.</summary>
[Flags]
internal enum ValueTraits : byte
{
    None = 0,

    /// <summary>It stands behind the home directory.</summary>
    Home = 1,
}
