using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Durable;

namespace SigmaShake.Cli.State;

/// <summary>Small state that is a list of lines; replaced as a whole, never edited in place.</summary>
internal static class LineFile
{
    private const int MaxBytes = 1 << 20;

    /// <summary>The lines; empty where there is no file.</summary>
    /// <exception cref="StateException">The file is there and cannot be read.</exception>
    public static string[] Read(string path)
    {
        if (FileStatus.Of(path).Kind == FileKind.Absent) return [];
        var file = BoundedFile.Read(path, MaxBytes);
        if (file.Bytes is null) throw new StateException($"`{path}` {file.Problem}", "mend or remove it");
        return Encoding.UTF8.GetString(file.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Replaces the file by what <paramref name="change"/> makes of its lines, or leaves it where that is null. Others wait meanwhile.</summary>
    /// <exception cref="StateException">It cannot be read or written.</exception>
    public static bool Change(string path, Func<IReadOnlyList<string>, IEnumerable<string>?> change)
    {
        using var alone = StateLock.Hold(Path.GetDirectoryName(path)!);
        if (change(Read(path)) is not { } lines) return false;
        Write(path, lines);
        return true;
    }

    /// <summary>Replaces the file, durably.</summary>
    /// <exception cref="StateException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<string> lines)
    {
        // The caller refuses such text with a message of its own; a line too many could say anything.
        var kept = lines.ToList();
        if (kept.Exists(line => line.Contains('\n', StringComparison.Ordinal))) throw new ArgumentException("a line holds a line break", nameof(lines));
        var error = AtomicFile.Write(path, Encoding.UTF8.GetBytes(string.Concat(kept.Select(line => line + "\n"))));
        if (error is not null) throw new StateException(error.Message, error.Help);
    }
}
