namespace SigmaShake.Platform.Storage;

/// <summary>That one process alone has a data directory: a server, or a command that must not have one beside it. The kernel lets it go with the process.</summary>
public sealed class DataFolderLock : IDisposable
{
    /// <summary>Its file in the data directory.</summary>
    internal const string FileName = "lock";

    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes it; makes the directory where it is missing.</summary>
    /// <exception cref="PlatformException">Another process has it, or the directory cannot be used.</exception>
    public static DataFolderLock Take(PlatformOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            PrivateFolder.Create(options.DataDirectory);
            return new DataFolderLock(new FileStream(Path.Combine(options.DataDirectory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException($"`{options.DataDirectory}` cannot be used: {e.Message.TrimEnd('.')}", "stop the server that has it, or name another with `--data`", e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
