using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.State;

/// <summary>The folder that holds everything of ours: <c>~/.sigmashake</c>, mode 0700, owned by the person.</summary>
internal sealed class StateFolder
{
    private const UnixFileMode PrivateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const uint OthersMayWrite = 0x12; // 0022

    private StateFolder(string path) => Path = path;

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    public string Rules => In("rules");

    public string Ledger => In("ledger");

    public string Configuration => In("config.toml");

    public string Trust => In("trust");

    public string Pause => In("pause");

    public string Disabled => In("disabled");

    public string Installs => In("installs");

    /// <summary>Calls that wait for a person's approval, and what was answered.</summary>
    public string Approvals => In("approvals");

    /// <summary>The log's keys and checkpoints.</summary>
    public string Checkpoints => In("checkpoints");

    /// <summary>The key and the memory of this machine as a witness of other logs.</summary>
    public string Witness => In("witness");

    /// <summary>Compiled rules.</summary>
    public string Images => In("images");

    /// <summary>The person's exceptions for one project.</summary>
    public string ProjectRules(string projectDirectory) => System.IO.Path.Combine(Path, "projects", ProjectId.Of(projectDirectory), "rules");

    /// <summary>Opens the folder, making it where it is absent.</summary>
    /// <param name="path">The folder that <c>ssg init</c> wrote into the hook's command, or null for the one in the home directory.</param>
    /// <exception cref="StateException">It cannot be made, belongs to somebody else, or others may write to it.</exception>
    public static StateFolder Open(string? path = null)
    {
        var folder = System.IO.Path.GetFullPath(path ?? System.IO.Path.Combine(HomeDirectory.Find(), ".sigmashake"));
        var status = FileStatus.Of(folder);
        if (status.Kind == FileKind.Absent) status = Make(folder);
        if (status.Kind == FileKind.Unknown) throw new StateException($"`{folder}` cannot be looked at", "make the way to it searchable, or set HOME");
        if (status.Kind == FileKind.Link) throw new StateException($"`{folder}` is a link", "put the folder itself there");
        if (status.Kind != FileKind.Folder) throw new StateException($"`{folder}` is not a folder", "move it away; `ssg` makes its own");
        if (status.Owner != SystemCalls.UserId())
        {
            throw new StateException($"`{folder}` belongs to another user", "run `ssg` as its owner, or set HOME to your own home directory");
        }

        if ((status.Mode & OthersMayWrite) != 0) throw new StateException($"others may write to `{folder}`", $"run `chmod 700 {folder}`");
        return new StateFolder(folder);
    }

    /// <summary>Makes the folder for compiled rules where it is absent; false where it cannot be ours alone.</summary>
    public bool TryMakeImages()
    {
        var status = FileStatus.Of(Images);
        if (status.Kind == FileKind.Absent)
        {
            try
            {
                Directory.CreateDirectory(Images, PrivateMode);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }

            status = FileStatus.Of(Images);
        }

        return status.Kind == FileKind.Folder && status.Owner == SystemCalls.UserId() && (status.Mode & OthersMayWrite) == 0;
    }

    private static FileStatus Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder, PrivateMode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"cannot make `{folder}`: {e.Message.TrimEnd('.')}", "make the folder writable, or free space on its disk", e);
        }

        return FileStatus.Of(folder);
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
