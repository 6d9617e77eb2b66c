using System.Text;

namespace SigmaShake.Cli.Init;

/// <summary>The records of installations, one file each below the state folder.</summary>
internal sealed class InstallRecords(InitContext context)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int NameBytes = 8;

    /// <summary>The SHA-256 of some bytes in lower-case hex.</summary>
    public string HashOf(byte[] bytes) => Convert.ToHexStringLower(context.Sha256(bytes));

    /// <summary>The record of the installation into these files; null where there is none that can be read.</summary>
    public InstallRecord? Find(string client, IReadOnlyList<ConfigFile> files)
    {
        try
        {
            return InstallRecord.Read(File.ReadAllBytes(PathOf(client, files)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without its record an installation can still be taken out of the files; only what was there before is not known.
            return null;
        }
    }

    /// <summary>Every record, in the order of their names; what cannot be read as one is left out.</summary>
    public List<InstallRecord> All()
    {
        var records = new List<InstallRecord>();
        try
        {
            if (!Directory.Exists(Folder)) return records;
            foreach (var path in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
            {
                if (InstallRecord.Read(File.ReadAllBytes(path)) is { } record) records.Add(record);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was read until then is still true.
        }

        return records;
    }

    /// <summary>Keeps a record, before anything is changed. Returns why that failed, or null.</summary>
    public string? Save(InstallRecord record, IReadOnlyList<ConfigFile> files)
    {
        var path = PathOf(record.Client, files);
        try
        {
            PrivateFolder.Make(Path.GetDirectoryName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"`{path}` could not be written ({e.Message})";
        }

        return context.ReplaceFile(path, record.Write(), Private) is { } problem ? $"`{path}` could not be written: {problem}" : null;
    }

    /// <summary>Drops the record. Returns why that failed, or null.</summary>
    public string? Remove(string client, IReadOnlyList<ConfigFile> files)
    {
        var path = PathOf(client, files);
        try
        {
            if (File.Exists(path)) File.Delete(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"`{path}` could not be removed ({e.Message})";
        }
    }

    /// <summary>What has become of a file since it was written, for people.</summary>
    public string StateOf(RecordedFile file)
    {
        try
        {
            if (!File.Exists(file.Path)) return "gone since";
            return HashOf(File.ReadAllBytes(file.Path)) == file.Wrote ? "as it was written" : "changed since";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read ({e.Message})";
        }
    }

    private string Folder => Path.Combine(context.StateFolder, "installs");

    private string PathOf(string client, IReadOnlyList<ConfigFile> files)
    {
        var place = context.Sha256(Encoding.UTF8.GetBytes(files[0].Path)).AsSpan(0, NameBytes);
        return Path.Combine(Folder, $"{client}-{Convert.ToHexStringLower(place)}.json");
    }
}
