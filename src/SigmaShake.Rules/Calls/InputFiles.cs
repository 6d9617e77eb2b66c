using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Calls;

/// <summary>A file that a call names, and what the call writes into it.</summary>
/// <param name="Path">As the call names it.</param>
/// <param name="Texts">The new texts that stand beside the path; the call's own texts, meant for every file, are not among them.</param>
internal readonly record struct InputFile(ReadOnlyMemory<byte> Path, List<ReadOnlyMemory<byte>> Texts);

/// <summary>Finds the files that a call names: under any of the clients' names, in lists, and in lists of edits that name one each.</summary>
internal static class InputFiles
{
    private static readonly byte[][] PathNames = InputFields.Names(
        "file_path", "path", "notebook_path", "absolute_path", "filePath", "TargetFile", "AbsolutePath", "file", "filename", "dir_path",
        "DirectoryPath", "directory_path", "SearchPath", "SearchDirectory", "directory", "paths", "files", "file_paths", "filePaths",
        "filepath", "target_file", "source", "destination", "old_path", "new_path");

    private static readonly byte[][] ItemListNames = InputFields.Names(
        "edits", "changes", "ReplacementChunks", "replacements", "operations", "files");

    /// <summary>Every file, each once, in the order of first mention; empty for none.</summary>
    public static List<InputFile> Read(JsonValue input)
    {
        var files = new List<InputFile>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in PathsOf(input)) Add(path, []);
        foreach (var item in Items(input))
        {
            List<ReadOnlyMemory<byte>>? texts = null;
            foreach (var path in PathsOf(item)) Add(path, texts ??= InputFields.Texts(item));
        }

        return files;

        void Add(ReadOnlyMemory<byte> path, List<ReadOnlyMemory<byte>> texts)
        {
            var key = Encoding.UTF8.GetString(path.Span);
            if (indexes.TryAdd(key, files.Count)) files.Add(new InputFile(path, [.. texts]));
            else files[indexes[key]].Texts.AddRange(texts);
        }
    }

    /// <summary>The objects in lists of edits, operations and files.</summary>
    public static IEnumerable<JsonValue> Items(JsonValue input)
    {
        foreach (var name in ItemListNames)
        {
            foreach (var item in input.Member(name)?.Items ?? [])
            {
                if (item.Kind == JsonKind.Object) yield return item;
            }
        }
    }

    /// <summary>The new text that names no file of its own, and so is meant for every file of the call. Null for none.</summary>
    public static ReadOnlyMemory<byte>? SharedText(JsonValue input)
    {
        var texts = InputFields.Texts(input);
        foreach (var item in Items(input))
        {
            if (!PathsOf(item).Any()) texts.AddRange(InputFields.Texts(item));
        }

        return InputFields.Joined(texts);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> PathsOf(JsonValue input)
    {
        foreach (var name in PathNames)
        {
            if (input.Member(name) is not { } value) continue;
            if (value.IsString) yield return value.Text;
            foreach (var item in value.Items)
            {
                if (item.IsString) yield return item.Text;
            }
        }
    }
}
