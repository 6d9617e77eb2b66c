using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>
/// The files that <c>find</c> comes to: below each of its folders, those of the one name that its expression asks for. What it deletes, and
/// what <c>{}</c> stands for in a command that it runs, is meant by a glob over them.
/// </summary>
internal static class FoundFiles
{
    private const int MaxFolders = 16;

    /// <summary>Narrows what is deleted and puts the files in for <c>{}</c>.</summary>
    public static void Narrow(CommandArguments arguments, CommandEffects result)
    {
        var name = Name(arguments);
        for (var i = 0; i < result.Effects.Count && name is not null; i++)
        {
            if (result.Effects[i] is { Kind: EffectKind.Delete, Word: { } folder } effect)
                result.Effects[i] = effect with { Word = Below(folder, name), IsRecursive = false };
        }

        var folders = new List<CommandWord>();
        foreach (var effect in result.Effects)
        {
            if (effect is { Kind: EffectKind.List, Word: { } folder } && folders.Count < MaxFolders) folders.Add(folder);
        }

        var commands = result.NestedCommands.Count;
        for (var i = 0; i < commands; i++)
        {
            var words = result.NestedCommands[i].Words;
            if (!HasPlace(words)) continue;
            for (var folder = 0; folder < folders.Count; folder++)
            {
                var filled = new NestedCommand(Fill(words, Below(folders[folder], name)));
                if (folder == 0) result.NestedCommands[i] = filled;
                else result.NestedCommands.Add(filled);
            }
        }
    }

    private static bool HasPlace(CommandWord[] words)
    {
        foreach (ref readonly var word in words.AsSpan())
        {
            if (word.Text.Span.SequenceEqual("{}"u8)) return true;
        }

        return false;
    }

    private static CommandWord[] Fill(CommandWord[] words, CommandWord files)
    {
        var filled = new CommandWord[words.Length];
        for (var i = 0; i < words.Length; i++) filled[i] = words[i].Text.Span.SequenceEqual("{}"u8) ? files : words[i];
        return filled;
    }

    // Only where nothing else can be meant: a second name, an alternative or a negation leaves any name possible.
    private static byte[]? Name(CommandArguments arguments)
    {
        byte[]? name = null;
        var option = default(Argument);
        foreach (ref readonly var item in arguments.Items)
        {
            if (item.Kind == ArgumentKind.Option)
            {
                option = item;
                if (item.Is("-o"u8) || item.Is("-or"u8) || item.Is("!"u8) || item.Is("-not"u8) || item.Is(","u8)) return null;
            }
            else if (item.Kind == ArgumentKind.Value && option.Is("-name"u8))
            {
                if (item.Text.IsUnknown) return null;
                name ??= Plain(item.Text.Text.Span);
            }
        }

        return name;
    }

    // Without a name, the folder itself is found as well: that is what the word says, and its pattern the rest.
    private static CommandWord Below(in CommandWord folder, byte[]? name)
    {
        ReadOnlySpan<byte> root = (folder.Pattern is { } glob ? glob.Span : Escape(folder.Text.Span)).TrimEnd((byte)'/');
        byte[] pattern = name is null ? [.. root, .. "/**"u8] : [.. root, .. "/**/"u8, .. name];
        return new CommandWord(folder.IsUnknown ? pattern : name is null ? folder.Text : "{}"u8.ToArray())
        {
            Pattern = pattern,
            IsUnknown = folder.IsUnknown,
            KnownBytes = folder.IsUnknown ? Math.Min(folder.KnownBytes, root.Length) : 0,
        };
    }

    // In a name that find matches, braces and brackets of a glob's kind are plain.
    private static byte[] Plain(ReadOnlySpan<byte> name)
    {
        var plain = new List<byte>(name.Length);
        foreach (var one in name)
        {
            if ("{}(),|"u8.Contains(one)) plain.Add((byte)'\\');
            plain.Add(one);
        }

        return [.. plain];
    }

    private static byte[] Escape(ReadOnlySpan<byte> text)
    {
        var escaped = new List<byte>(text.Length);
        foreach (var one in text)
        {
            if ("*?[]{}()!,|\\"u8.Contains(one)) escaped.Add((byte)'\\');
            escaped.Add(one);
        }

        return [.. escaped];
    }
}
