namespace SigmaShake.Platform.Moving;

/// <summary>That one process alone moves an organisation. The kernel lets it go with the process.</summary>
internal sealed class MoveLock : IDisposable
{
    private readonly FileStream _file;

    private MoveLock(FileStream file) => _file = file;

    /// <summary>Takes it.</summary>
    /// <exception cref="PlatformException">Another process has it.</exception>
    public static MoveLock Take(string path)
    {
        try
        {
            return new MoveLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new PlatformException($"`{path}` cannot be had: {e.Message.TrimEnd('.')}", "another process moves the organisation; wait for it", e);
        }
    }

    /// <summary>Removes its file; who has it has it still.</summary>
    public void Remove() => File.Delete(_file.Name);

    /// <summary>Lets it go.</summary>
    public void Dispose() => _file.Dispose();
}
