using System.Text;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What a command of the Windows command interpreter does: each as it is written, and what removes files as <c>rm</c> too.</summary>
internal static class CmdReader
{
    /// <summary>Adds what <paramref name="text"/> does.</summary>
    public static void Read(ReadOnlyMemory<byte> text, List<Deed> deeds)
    {
        var words = new List<CommandWord>();
        var isCut = false;
        for (var at = 0; at < text.Length && deeds.Count < CodeLimits.MaxDeeds;)
        {
            var b = text.Span[at];
            if (b is (byte)' ' or (byte)'\t' or (byte)'\r')
            {
                at++;
            }
            else if (IsEnd(b))
            {
                at++;
                Do(words, deeds);
            }
            else
            {
                var word = ReadWord(text, ref at);
                isCut |= words.Count == CodeLimits.MaxItems;
                if (words.Count < CodeLimits.MaxItems) words.Add(word);
            }
        }

        Do(words, deeds);
        if (isCut || deeds.Count >= CodeLimits.MaxDeeds) deeds.Add(new Deed(DeedKind.More, []));
    }

    private static bool IsEnd(byte b) => b is (byte)'&' or (byte)'|' or (byte)'\n' or (byte)'(' or (byte)')';

    private static CommandWord ReadWord(ReadOnlyMemory<byte> text, ref int at)
    {
        var word = new ByteBuilder(text.Length);
        var unknownFrom = -1;
        var isQuoted = false;
        for (; at < text.Length; at++)
        {
            var b = text.Span[at];
            if (b == (byte)'"')
            {
                isQuoted = !isQuoted;
                continue;
            }

            if (!isQuoted && (b is (byte)' ' or (byte)'\t' or (byte)'\r' || IsEnd(b))) break;
            if (!isQuoted && b == (byte)'^' && at + 1 < text.Length) b = text.Span[++at];
            else if (b is (byte)'%' or (byte)'!' && unknownFrom < 0) unknownFrom = word.Length;
            word.Add(b);
        }

        return new CommandWord(word.ToArray()) { IsUnknown = unknownFrom >= 0, KnownBytes = Math.Max(0, unknownFrom) };
    }

    private static void Do(List<CommandWord> words, List<Deed> deeds)
    {
        if (words.Count == 0) return;
        var name = words[0].Text.Length <= 32 ? Encoding.UTF8.GetString(words[0].Text.Span).TrimStart('@').ToLowerInvariant() : "";
        if (name is "del" or "erase" or "rd" or "rmdir" or "deltree")
        {
            deeds.Add(new Deed(DeedKind.Spelling, [.. words]));
            deeds.Add(new Deed(DeedKind.Command, Removal(words, isFolder: name[0] is 'r')));
        }
        else if (name is "format" or "reg" or "diskpart" or "shutdown" or "bcdedit" or "vssadmin" or "cipher" or "takeown" or "icacls" or "attrib"
            or "start" or "copy" or "move" or "type" or "ren" or "xcopy" or "echo" or "set" or "cd")
        {
            deeds.Add(new Deed(DeedKind.Spelling, [.. words]));
        }
        else
        {
            deeds.Add(new Deed(DeedKind.Command, [.. words]));
        }

        words.Clear();
    }

    private static CommandWord[] Removal(List<CommandWord> words, bool isFolder)
    {
        bool isRecursive = false, isForced = false;
        var operands = new List<CommandWord>();
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Text.Span is not [(byte)'/', ..])
            {
                operands.Add(words[i]);
                continue;
            }

            foreach (var letter in words[i].Text.Span)
            {
                isRecursive |= letter is (byte)'s' or (byte)'S';
                isForced |= letter is (byte)'q' or (byte)'Q' or (byte)'f' or (byte)'F';
            }
        }

        if (isFolder && !isRecursive) return [new CommandWord("rmdir"u8.ToArray()), .. operands];
        var command = new CommandWord("rm"u8.ToArray());
        return !isRecursive && !isForced ? [command, .. operands]
            : [command, new CommandWord(isRecursive ? isForced ? "-rf"u8.ToArray() : "-r"u8.ToArray() : "-f"u8.ToArray()), .. operands];
    }
}
