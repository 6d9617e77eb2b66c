using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Walking;

/// <content>Builtins that put what they read into variables: <c>read</c>, <c>mapfile</c>.</content>
internal sealed partial class CommandWalker
{
    // In a loop each line comes by: the variable may hold any of them.
    private static void ReadLine(Invocation call)
    {
        var names = Operands(call.Arguments, "adinNptu"u8, out var options);
        var input = InputOf(call, options);
        var lines = input is not { IsUnknown: false, Text: var text } ? [] : ValueOf(options, (byte)'d') is { } delimiter ? [UpTo(text, delimiter.Text.Span)] : Lines(text);
        if (ValueOf(options, (byte)'a') is { } array)
        {
            var elements = new List<ShellValue>();
            if (lines.Count > 0) AddWords(lines[0], elements);
            call.State.SetVariable(array.Text, elements.Count > 0 ? new ShellVariable([[.. elements]]) : new ShellVariable(ShellValue.Unknown(array.Text)));
            return;
        }

        if (names.Count == 0) names.Add("REPLY"u8.ToArray());
        foreach (var name in names)
        {
            var variable = new ShellVariable(ShellValue.Unknown(name));
            if (lines.Count > 0 && names.Count == 1)
            {
                variable = new ShellVariable(new ShellValue(lines[0]));
                for (var i = 1; i < lines.Count && i <= AnalysisLimits.MaxAlternatives; i++) variable = variable.Or(new ShellVariable(new ShellValue(lines[i])), name);
            }
            else if (input is { IsUnknown: true, FetchedFrom: { } url })
            {
                variable = new ShellVariable(new ShellValue(name, IsUnknown: true, FetchedFrom: url));
            }

            call.State.SetVariable(name, variable);
        }

        if (names.Count < 2 || lines.Count == 0) return;

        // Several names share the words of a line, the last has what is left: of the first line only.
        var rest = lines[0].Span.Trim(" \t"u8);
        for (var i = 0; i < names.Count; i++)
        {
            var end = i == names.Count - 1 ? -1 : rest.IndexOfAny(" \t"u8);
            var word = end < 0 ? rest : rest[..end];
            call.State.SetVariable(names[i], lines.Count == 1 ? new ShellVariable(new ShellValue(word.ToArray())) : new ShellVariable(new ShellValue(word.ToArray())).Or(new ShellVariable(ShellValue.Unknown(names[i])), names[i]));
            rest = end < 0 ? default : rest[end..].TrimStart(" \t"u8);
        }
    }

    private void ReadLines(Invocation call)
    {
        var names = Operands(call.Arguments, "dnOsuCc"u8, out var options);
        var name = names.Count > 0 ? names[0] : "MAPFILE"u8.ToArray();
        var values = new List<ShellValue>();
        if (InputOf(call, options) is { IsUnknown: false, Text: var text })
        {
            foreach (var line in Lines(text)) values.Add(new ShellValue(line));
            if (values.Count == MaxLines) findings.GiveUp("it reads more lines than can be looked at");
        }

        call.State.SetVariable(name, values.Count > 0 ? new ShellVariable([[.. values]]) : new ShellVariable(ShellValue.Unknown(name)));
    }

    // `read -d ''` takes all.
    private static ReadOnlyMemory<byte> UpTo(ReadOnlyMemory<byte> text, ReadOnlySpan<byte> delimiter)
    {
        var end = text.Span.IndexOf(delimiter.IsEmpty ? (byte)0 : delimiter[0]);
        text = end < 0 ? text : text[..end];
        return text[..text.Span.TrimEnd((byte)'\n').Length];
    }

    private static void AddWords(ReadOnlyMemory<byte> line, List<ShellValue> words)
    {
        foreach (var range in line.Span.SplitAny(" \t"u8))
        {
            var (start, length) = range.GetOffsetAndLength(line.Length);
            if (length > 0 && words.Count < AnalysisLimits.MaxBraceWords) words.Add(new ShellValue(line.Slice(start, length)));
        }
    }

    // `-u 3`: from another descriptor than the input.
    private static ShellValue? InputOf(Invocation call, List<(byte Letter, CommandWord Value)> options) =>
        ValueOf(options, (byte)'u') is { IsUnknown: false } number ? call.State.Descriptor(number.Text.Span)?.Input : call.Input;

    private static CommandWord? ValueOf(List<(byte Letter, CommandWord Value)> options, byte letter)
    {
        foreach (var option in options)
        {
            if (option.Letter == letter) return option.Value;
        }

        return null;
    }

    /// <summary>Takes a builtin's words apart as getopt does: <paramref name="takers"/> are the letters that take a value.</summary>
    private static List<ReadOnlyMemory<byte>> Operands(ReadOnlySpan<CommandWord> arguments, ReadOnlySpan<byte> takers, out List<(byte Letter, CommandWord Value)> options)
    {
        var operands = new List<ReadOnlyMemory<byte>>();
        options = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            var word = arguments[i];
            if (operands.Count > 0 || !IsOption(word))
            {
                operands.Add(word.Text);
                continue;
            }

            var letters = word.Text.Span;
            for (var j = 1; j < letters.Length; j++)
            {
                if (!takers.Contains(letters[j])) continue;
                if (j + 1 < letters.Length) options.Add((letters[j], new CommandWord(word.Text[(j + 1)..])));
                else if (i + 1 < arguments.Length) options.Add((letters[j], arguments[++i]));
                break;
            }
        }

        return operands;
    }
}
