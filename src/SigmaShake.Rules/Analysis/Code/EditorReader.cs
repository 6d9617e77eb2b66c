using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What the commands of editors and of clients for databases run and write, line by line: <c>:!ls</c>, <c>w file</c>, <c>r !ls</c>, <c>\!
/// ls</c>, <c>.shell ls</c>.</summary>
internal static class EditorReader
{
    /// <summary>Adds what the lines of an editor (ed, ex, vim) do.</summary>
    public static void ReadEditor(ReadOnlyMemory<byte> text, List<Deed> deeds)
    {
        foreach (var range in text.Span.SplitAny("\n|"u8))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var line = Trim(text.Slice(start, length), ": \t%,$.0123456789+-"u8);
            var span = line.Span;
            if (span.StartsWith("silent "u8) || span.StartsWith("silent! "u8)) span =
                (line = Trim(line[(span.IndexOf((byte)' ') + 1)..], ": \t"u8)).Span;
            if (span is [(byte)'!', _, ..])
            {
                // A shell's pipe is its own: the rest of all lines goes with it.
                var end = text.Span[start..].IndexOf((byte)'\n');
                var rest = end < 0 ? text[start..] : text.Slice(start, end);
                AddScript(rest[(rest.Span.IndexOf((byte)'!') + 1)..], deeds);
            }
            else if (Operand(line, "w", "wq", "write", "sav", "saveas") is { } target)
            {
                if (target.Span[0] == (byte)'!') AddScript(target[1..], deeds);
                else deeds.Add(new Deed(DeedKind.Effect, [new CommandWord(target)]) { Effect = EffectKind.Write });
            }
            else if (Operand(line, "r", "read", "e", "edit", "so", "source") is { } source)
            {
                if (source.Span[0] == (byte)'!') AddScript(source[1..], deeds);
                else deeds.Add(new Deed(DeedKind.Effect, [new CommandWord(source)]) { Effect = EffectKind.Read });
            }
            else if (span.StartsWith("call system("u8) || span.StartsWith("call delete("u8))
            {
                var literal = span["call system("u8.Length..];
                if (literal.Length < 2 || literal[0] is not ((byte)'\'' or (byte)'"')
                    || literal[1..].IndexOf(literal[0]) is not (> 0 and var end)) continue;
                var argument = line.Slice("call system("u8.Length + 1, end);
                if (span[5] == (byte)'s') AddScript(argument, deeds);
                else deeds.Add(new Deed(DeedKind.Command, [new CommandWord("rm"u8.ToArray()), new CommandWord(argument)]));
            }

            if (IsFull(deeds)) return;
        }
    }

    /// <summary>Adds what the meta-commands of a client for a database do.</summary>
    public static void ReadSql(ReadOnlyMemory<byte> text, List<Deed> deeds)
    {
        foreach (var range in text.Span.Split((byte)'\n'))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var line = Trim(text.Slice(start, length), " \t"u8);
            var command = Operand(line, "\\!", ".shell", ".system", "system", "\\system") ?? (line.Span.StartsWith("\\!"u8) ? line[2..] : null);
            if (command is { IsEmpty: false } script) AddScript(script, deeds);
            else if (Operand(line, "\\o", ".output", ".once", ".backup", ".save") is { } target) deeds.Add(new Deed(DeedKind.Effect,
                [new CommandWord(target)]) { Effect = EffectKind.Write });
            else if (Operand(line, "\\i", ".read", ".import") is { } source) deeds.Add(new Deed(DeedKind.Effect,
                [new CommandWord(source)]) { Effect = EffectKind.Read });
            if (IsFull(deeds)) return;
        }
    }

    private static bool IsFull(List<Deed> deeds)
    {
        if (deeds.Count < CodeLimits.MaxDeeds) return false;
        deeds.Add(new Deed(DeedKind.More, []));
        return true;
    }

    private static void AddScript(ReadOnlyMemory<byte> text, List<Deed> deeds) => deeds.Add(new Deed(DeedKind.Script, [new CommandWord(text)]));

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text, ReadOnlySpan<byte> bytes) =>
        text[(text.Length - text.Span.TrimStart(bytes).Length)..];

    // What follows one of the names and a blank, or a bang; null where that is nothing.
    private static ReadOnlyMemory<byte>? Operand(ReadOnlyMemory<byte> line, params ReadOnlySpan<string> names)
    {
        foreach (var written in names)
        {
            var name = System.Text.Encoding.UTF8.GetBytes(written);
            if (!line.Span.StartsWith(name) || line.Length < name.Length + 2) continue;
            var rest = line[name.Length..];
            if (rest.Span[0] is not ((byte)' ' or (byte)'!')) continue;
            if (rest.Span is [(byte)'!', (byte)' ', ..]) rest = rest[1..];
            rest = Trim(rest, " "u8);
            if (!rest.Span.TrimEnd(" \t\r"u8).IsEmpty) return rest[..rest.Span.TrimEnd(" \t\r"u8).Length];
        }

        return null;
    }
}
