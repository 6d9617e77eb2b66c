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
    private const int ComparedFiles = 8;

    private static readonly string[] PathNames =
    [
        "file_path", "path", "notebook_path", "absolute_path", "filePath", "TargetFile", "AbsolutePath", "file", "filename", "dir_path",
        "DirectoryPath", "directory_path", "SearchPath", "SearchDirectory", "directory", "paths", "files", "file_paths", "filePaths",
        "filepath", "target_file", "source", "destination", "old_path", "new_path",
    ];

    private static readonly string[] ItemListNames =
    [
        "edits", "changes", "ReplacementChunks", "replacements", "operations", "files",
    ];

    /// <summary>Every file, each once, in the order of first mention; empty for none.</summary>
    public static List<InputFile> Read(JsonValue input)
    {
        var files = new List<InputFile>();
        Dictionary<string, int>? indexes = null;
        foreach (var path in PathsOf(input)) Add(path, []);
        foreach (var item in Items(input))
        {
            List<ReadOnlyMemory<byte>>? texts = null;
            foreach (var path in PathsOf(item)) Add(path, texts ??= InputFields.Texts(item));
        }

        return files;

        void Add(ReadOnlyMemory<byte> path, List<ReadOnlyMemory<byte>> texts)
        {
            var known = IndexOf(files, path, ref indexes);
            if (known < 0) files.Add(new InputFile(path, [.. texts]));
            else files[known].Texts.AddRange(texts);
        }
    }

    /// <summary>The objects in lists of edits, operations and files, or one that stands where a list is meant.</summary>
    public static List<JsonValue> Items(JsonValue input)
    {
        var items = new List<JsonValue>();
        foreach (var name in ItemListNames)
        {
            if (input.Member(name) is not { } list) continue;
            if (list.Kind == JsonKind.Object) items.Add(list);
            foreach (var item in list.ItemSpan)
            {
                if (item.Kind == JsonKind.Object) items.Add(item);
            }
        }

        return items;
    }

    /// <summary>The new text that names no file of its own, and so is meant for every file of the call. Null for none.</summary>
    public static ReadOnlyMemory<byte>? SharedText(JsonValue input)
    {
        var texts = InputFields.Texts(input);
        foreach (var item in Items(input))
        {
            if (PathsOf(item).Count == 0) texts.AddRange(InputFields.Texts(item));
        }

        return InputFields.Joined(texts);
    }

    private static List<ReadOnlyMemory<byte>> PathsOf(JsonValue input)
    {
        var paths = new List<ReadOnlyMemory<byte>>();
        foreach (var name in PathNames)
        {
            if (input.Member(name) is not { } value) continue;
            if (value.IsString) paths.Add(value.Text);
            foreach (var item in value.ItemSpan)
            {
                if (item.IsString) paths.Add(item.Text);
            }
        }

        return paths;
    }

    // Most calls name one file. A table is only built where comparing all would not stay linear.
    private static int IndexOf(List<InputFile> files, ReadOnlyMemory<byte> path, ref Dictionary<string, int>? indexes)
    {
        if (files.Count < ComparedFiles)
        {
            for (var i = 0; i < files.Count; i++)
            {
                if (files[i].Path.Span.SequenceEqual(path.Span)) return i;
            }

            return -1;
        }

        indexes ??= [];
        for (var i = indexes.Count; i < files.Count; i++) indexes.Add(Encoding.UTF8.GetString(files[i].Path.Span), i);
        return indexes.TryGetValue(Encoding.UTF8.GetString(path.Span), out var known) ? known : -1;
    }
}
