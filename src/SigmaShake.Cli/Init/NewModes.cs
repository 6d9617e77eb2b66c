namespace SigmaShake.Cli.Init;

/// <summary>Who may use a file that an installation makes, and the folders that are made for it.</summary>
internal readonly record struct NewModes(UnixFileMode File, UnixFileMode Folder)
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OthersEnter = OthersRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>A person's own: nobody else's business.</summary>
    public static readonly NewModes Private = new(OwnersFile, OwnersFile | UnixFileMode.UserExecute);

    /// <summary>A program of the person's own.</summary>
    public static readonly NewModes PrivateProgram = new(OwnersFile | UnixFileMode.UserExecute, OwnersFile | UnixFileMode.UserExecute);

    /// <summary>The machine's: everybody's clients read it.</summary>
    public static readonly NewModes Shared = new(OwnersFile | OthersRead, OwnersFile | UnixFileMode.UserExecute | OthersEnter);
}
