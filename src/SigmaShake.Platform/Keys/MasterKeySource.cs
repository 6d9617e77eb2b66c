namespace SigmaShake.Platform.Keys;

/// <summary>Where the master key comes from: 64 hexadecimal digits, white space around them aside. Immutable.</summary>
public abstract record MasterKeySource
{
    private MasterKeySource()
    {
    }

    /// <summary>A file that its owner alone may read; made where it is missing.</summary>
    /// <param name="Path">The absolute path.</param>
    public sealed record InFile(string Path) : MasterKeySource;

    /// <summary>A variable of the server's environment.</summary>
    /// <param name="Name">The variable.</param>
    public sealed record InVariable(string Name) : MasterKeySource;

    /// <summary>What a program writes to its standard output, such as the client of a vault. No shell is asked.</summary>
    /// <param name="Words">The program and its arguments.</param>
    public sealed record FromCommand(IReadOnlyList<string> Words) : MasterKeySource;
}
