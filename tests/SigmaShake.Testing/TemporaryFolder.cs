namespace SigmaShake.Testing;

/// <summary>A fresh folder (mode 0700) that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its absolute path, symbolic links resolved.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ssg-test-").FullName;

    /// <summary>The absolute path of <paramref name="relativePath"/> inside it.</summary>
    public string this[string relativePath] => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a file inside it, making the folders on the way; returns its absolute path.</summary>
    public string Write(string relativePath, string content)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"left behind: {Path}: {e.Message}");
        }
    }
}
