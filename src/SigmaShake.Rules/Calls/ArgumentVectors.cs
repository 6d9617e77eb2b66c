using System.Buffers;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Walking;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Calls;

/// <summary>Commands that clients pass as a list of words.</summary>
internal static class ArgumentVectors
{
    private static readonly string[] ArgumentNames = ["args", "arguments", "argv"];

    // What a shell reads as it is. A word that a shell of another kind may read otherwise (`^`) is quoted: the program is not known yet.
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+=,-"u8);

    /// <summary>The words of one command, joined by spaces. A list in it is more of it.</summary>
    public static ReadOnlyMemory<byte> Command(JsonValue array)
    {
        var words = new List<ReadOnlyMemory<byte>>();
        foreach (var item in array.ItemSpan) AddWords(item, words);
        return InputFields.Joined(words, (byte)' ');
    }

    /// <summary>Several commands, joined by line breaks: texts, argument vectors, or objects that hold one each; whatever else is in the list is shown as it is.</summary>
    public static ReadOnlyMemory<byte> List(JsonValue array)
    {
        var commands = new List<ReadOnlyMemory<byte>>();
        foreach (var item in array.ItemSpan)
        {
            if (item.Kind == JsonKind.Array) commands.Add(Command(item));
            else AddWords(item, commands);
        }

        return InputFields.Joined(commands, (byte)'\n');
    }

    /// <summary>
    /// What an argument vector means to a shell: its words quoted where they need it, for those who hand over <c>["bash", "-lc", "rm -rf /"]</c> or a program and
    /// its arguments in two members. Null where that is what <see cref="InputFields.Command"/> says already.
    /// </summary>
    public static ReadOnlyMemory<byte>? Quoted(JsonValue input)
    {
        foreach (var name in InputFields.CommandNames)
        {
            if (input.Member(name) is not { } value) continue;
            List<ReadOnlyMemory<byte>> words = [];
            if (value.Kind == JsonKind.Array && name != "commands") AddStrings(value, words);
            else if (value.IsString && ArgumentsBeside(input, name) is { } arguments)
            {
                words.Add(value.Text);
                AddStrings(arguments, words);
            }

            if (words.Count > 1) return Quoted(words);
        }

        return null;
    }

    private static JsonValue? ArgumentsBeside(JsonValue input, string name)
    {
        foreach (var argument in ArgumentNames)
        {
            if (argument != name && input.Member(argument) is { Kind: JsonKind.Array } array) return array;
        }

        return null;
    }

    private static void AddStrings(JsonValue array, List<ReadOnlyMemory<byte>> words)
    {
        foreach (var item in array.ItemSpan)
        {
            if (item.IsString) words.Add(item.Text);
        }
    }

    private static ReadOnlyMemory<byte> Quoted(List<ReadOnlyMemory<byte>> words)
    {
        // Each is part of an input whose size is bounded already.
        var text = new ByteBuilder(int.MaxValue);
        foreach (var word in words)
        {
            if (text.Length > 0) text.Add((byte)' ');
            if (word.Length > 0 && !word.Span.ContainsAnyExcept(PlainBytes)) text.Add(word.Span);
            else ShellQuoting.Add(word.Span, text);
        }

        return text.ToArray();
    }

    // However deep a list is, put together once, so that depth costs no copies.
    private static void AddWords(JsonValue item, List<ReadOnlyMemory<byte>> words)
    {
        if (item.Kind != JsonKind.Array) words.Add(item.IsString ? item.Text : InputFields.Command(item) ?? CompactJson.Write(item));
        else foreach (var inner in item.ItemSpan) AddWords(inner, words);
    }
}
