namespace SigmaShake.Cli.State;

/// <summary>What this binary is.</summary>
internal static class ProductVersion
{
    /// <summary>The program's version, as the build stamped it.</summary>
    public const string Text = ThisAssembly.Version;

    /// <summary>The version of the rules language that it understands.</summary>
    public const int Language = 1;
}
