using SigmaShake.Rules.Paths;

namespace SigmaShake.Cli.Files;

/// <summary>The real file system, as far as judging may see it: where links point, and scripts that are about to be run.</summary>
internal sealed class FileView : IFileView
{
    public static readonly FileView Instance = new();

    public string? ReadLink(string path) => SystemCalls.ReadLink(path);

    public ReadOnlyMemory<byte>? ReadScript(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder || path.Contains('\0', StringComparison.Ordinal)) return null;
        var file = BoundedFile.ReadIn(folder, Path.GetFileName(path), ScriptFile.MaxBytes);

        // What holds a NUL is a program, or data: no shell reads on behind one.
        return file.Bytes is { } bytes && !bytes.AsSpan().Contains((byte)0) ? bytes : default(ReadOnlyMemory<byte>?);
    }
}
