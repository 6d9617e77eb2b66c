using System.Globalization;
using System.Text;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>Parameters (bash(1), Parameter Expansion).</summary>
internal sealed partial class WordExpander
{
    private const int StepsPerWork = 8;

    private void AddParameter(ParameterExpansion expansion, bool isQuoted)
    {
        var elements = Elements(expansion);
        var isList = expansion.Name.Span is [(byte)'@'] || (expansion.Subscript is { } subscript && subscript.IsBare("@"u8));
        if (elements.Length > 1 && (isList || !isQuoted) && _fields is not null)
        {
            // Each is a word of its own, the first joined to what stands before, the last to what comes.
            for (var i = 0; i < elements.Length; i++)
            {
                if (i > 0) EndField();
                if (!walker.Findings.Work()) return;
                AddValue(elements[i], isQuoted);
            }

            return;
        }

        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0) _field.AddQuoted(" "u8.ToArray());
            AddValue(elements[i], isQuoted);
        }
    }

    private ShellValue[] Elements(ParameterExpansion expansion)
    {
        var written = frame.Written(expansion);
        var name = expansion.Name;
        if (expansion.Operator is ParameterOperator.NamesWithPrefix or ParameterOperator.Unknown) return [ShellValue.Unknown(written)];
        if (expansion.Prefix == ParameterPrefix.Indirect)
        {
            if (Lookup(name.Span) is not [{ IsUnknown: false, Text: var other }, ..]) return [ShellValue.Unknown(written)];
            name = other;
        }

        var values = Lookup(name.Span);
        var isUnset = values is null && state.IsTouched(name.Span);
        if (values is null && !isUnset && Arguments(name.Span) is { } arguments) values = arguments;
        values = Chosen(values, expansion.Subscript, written);
        if (expansion.Prefix == ParameterPrefix.Length) return [Length(values, expansion, written)];
        return Operate(expansion, values, isUnset, written);
    }

    // Of an array without a subscript the first element counts.
    private ShellValue[]? Chosen(ShellValue[]? values, Word? subscript, ReadOnlyMemory<byte> written)
    {
        if (values is null) return null;
        if (subscript is null) return values;
        if (subscript.IsBare("@"u8) || subscript.IsBare("*"u8)) return values;
        if (Number(Value(subscript)) is not { } index) return [ShellValue.Unknown(written)];
        if (index < 0) index += values.Length;
        return index >= 0 && index < values.Length ? [values[index]] : [];
    }

    private static ShellValue Length(ShellValue[]? values, ParameterExpansion expansion, ReadOnlyMemory<byte> written)
    {
        if (values is null) return ShellValue.Unknown(written);
        var isCount = expansion.Name.Span is [(byte)'@' or (byte)'*'] || (expansion.Subscript is { } subscript && (subscript.IsBare("@"u8) || subscript.IsBare("*"u8)));
        if (!isCount && values is [{ IsUnknown: true }, ..]) return ShellValue.Unknown(written);
        var length = isCount ? values.Length : values is [var first, ..] ? Encoding.UTF8.GetCharCount(first.Text.Span) : 0;
        return new ShellValue(Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture)));
    }

    private ShellValue[] Operate(ParameterExpansion expansion, ShellValue[]? values, bool isUnset, ReadOnlyMemory<byte> written)
    {
        var isEmpty = values is [] or [{ IsUnknown: false, Text.IsEmpty: true }];
        var counts = values is null ? !isUnset : !(expansion.TestsEmpty && isEmpty);
        switch (expansion.Operator)
        {
            // Of what the surroundings may have set nothing is known: the text that the script itself has for it counts.
            case ParameterOperator.Default or ParameterOperator.AssignDefault when values is null || !counts:
                var fallback = Value(expansion.Operand ?? Word.Empty);
                if (values is null && !isUnset && fallback is { IsUnknown: false, Text.IsEmpty: true }) return [ShellValue.Unknown(written)];
                if (expansion.Operator == ParameterOperator.AssignDefault) state.SetVariable(expansion.Name, new ShellVariable(fallback));
                return [fallback];
            case ParameterOperator.Alternative:
                return counts ? [Value(expansion.Operand ?? Word.Empty)] : [];
            case ParameterOperator.None or ParameterOperator.Default or ParameterOperator.AssignDefault or ParameterOperator.Fail or ParameterOperator.Transform:
                return values ?? (isUnset ? [] : [ShellValue.Unknown(written)]);
            case ParameterOperator.Substring:
                return values is null ? isUnset ? [] : [ShellValue.Unknown(written)] : Substring(expansion, values, written);
            default:
                if (values is null) return isUnset ? [] : [ShellValue.Unknown(written)];
                var changed = new ShellValue[values.Length];
                for (var i = 0; i < values.Length; i++) changed[i] = Change(expansion, values[i]) is { } text ? new ShellValue(text) : ShellValue.Unknown(written);
                return changed;
        }
    }

    private ShellValue[] Substring(ParameterExpansion expansion, ShellValue[] values, ReadOnlyMemory<byte> written)
    {
        var isList = expansion.Name.Span is [(byte)'@' or (byte)'*'] || (expansion.Subscript is { } subscript && (subscript.IsBare("@"u8) || subscript.IsBare("*"u8)));
        var start = Number(Value(expansion.Operand ?? Word.Empty));
        var count = expansion.SecondOperand is { } second ? Number(Value(second)) : long.MaxValue;
        if (start is not { } from || count is not { } length) return [ShellValue.Unknown(written)];
        if (isList)
        {
            // $0 counts among the arguments.
            if (expansion.Name.Span is [(byte)'@' or (byte)'*']) from -= 1;
            var (first, last) = Range(from, length, values.Length);
            return values[first..last];
        }

        if (values is not [{ IsUnknown: false, Text: var bytes }, ..]) return values.Length == 0 ? [] : [ShellValue.Unknown(written)];
        var text = Encoding.UTF8.GetString(bytes.Span);
        var (begin, end) = Range(from, length, text.Length);
        return [new ShellValue(Encoding.UTF8.GetBytes(text[begin..end]))];
    }

    private static (int Begin, int End) Range(long from, long length, int total)
    {
        var begin = Math.Clamp(from < 0 ? from + total : from, 0, total);
        var end = length < 0 ? total + length : length > total - begin ? total : begin + length;
        return ((int)begin, (int)Math.Clamp(end, begin, total));
    }

    private byte[]? Change(ParameterExpansion expansion, in ShellValue value)
    {
        if (value.IsUnknown) return null;
        var text = value.Text.Span;
        switch (expansion.Operator)
        {
            case ParameterOperator.UpperAll: return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ToUpperInvariant());
            case ParameterOperator.LowerAll: return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ToLowerInvariant());
            case ParameterOperator.UpperFirst: return FirstChanged(text, Rune.ToUpperInvariant);
            case ParameterOperator.LowerFirst: return FirstChanged(text, Rune.ToLowerInvariant);
            case ParameterOperator.ToggleFirst: return FirstChanged(text, Toggle);
            case ParameterOperator.ToggleAll: return Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(text).EnumerateRunes().Select(Toggle)));
        }

        if (Pattern(expansion.Operand ?? Word.Empty) is not { } pattern) return null;
        var search = new PatternSearch(pattern, text);
        var changed = expansion.Operator switch
        {
            ParameterOperator.RemovePrefix => text[Math.Max(0, search.EndOfPrefix(isLongest: false, from: 0))..].ToArray(),
            ParameterOperator.RemoveLongestPrefix => text[Math.Max(0, search.EndOfPrefix(isLongest: true, from: 0))..].ToArray(),
            ParameterOperator.RemoveSuffix => search.StartOfSuffix(isLongest: false) is >= 0 and var start ? text[..start].ToArray() : text.ToArray(),
            ParameterOperator.RemoveLongestSuffix => search.StartOfSuffix(isLongest: true) is >= 0 and var start ? text[..start].ToArray() : text.ToArray(),
            _ => Value(expansion.SecondOperand ?? Word.Empty) is { IsUnknown: false } replacement ? Replace(expansion.Operator, text, ref search, replacement.Text.Span) : null,
        };
        return walker.Findings.Work(1 + (search.Steps / StepsPerWork)) && !search.IsExhausted ? changed : null;
    }

    private static byte[]? Replace(ParameterOperator kind, ReadOnlySpan<byte> text, ref PatternSearch search, ReadOnlySpan<byte> replacement)
    {
        var output = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        var suffix = kind == ParameterOperator.ReplaceSuffix ? search.StartOfSuffix(isLongest: true) : -1;
        for (var at = 0; at < text.Length; at++)
        {
            var end = kind switch
            {
                ParameterOperator.ReplaceSuffix => at == suffix ? text.Length : -1,
                ParameterOperator.ReplacePrefix when at > 0 => -1,
                _ => search.EndOfPrefix(isLongest: true, from: at),
            };
            if (end <= at)
            {
                output.Add(text[at]);
                continue;
            }

            output.Add(replacement);
            at = end - 1;
            if (kind == ParameterOperator.ReplaceAll) continue;
            output.Add(text[end..]);
            break;
        }

        return output.IsFull ? null : output.ToArray();
    }

    /// <summary>A word as a pattern: what is quoted in it stands for itself. Null where a part is unknown.</summary>
    public byte[]? Pattern(Word word)
    {
        var pattern = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        foreach (var part in word.Parts)
        {
            if (part is LiteralText { Quoting: Quoting.None } active)
            {
                pattern.Add(active.Bytes.Span);
                continue;
            }

            var value = Single([part]).ToValue();
            if (value.IsUnknown) return null;
            var isActive = part is ParameterExpansion or CommandSubstitution;
            foreach (var b in value.Text.Span)
            {
                if (!isActive && b is (byte)'*' or (byte)'?' or (byte)'[' or (byte)'\\') pattern.Add((byte)'\\');
                pattern.Add(b);
            }
        }

        return pattern.ToArray();
    }

    /// <summary>The values of a variable: what the script gave it, or what is known of the surroundings; null for neither.</summary>
    private ShellValue[]? Lookup(ReadOnlySpan<byte> name) =>
        state.Variable(name) is { } variable ? odometer.Choose(variable, name) : state.IsTouched(name) ? null : Known(name) is { } known ? [known] : null;

    private ShellValue? Known(ReadOnlySpan<byte> name)
    {
        if (state.Variable(name) is { } variable) return odometer.Choose(variable, name) is [var first, ..] ? first : new ShellValue(default);
        if (state.IsTouched(name)) return null;
        return name switch
        {
            _ when name.SequenceEqual("HOME"u8) && !walker.Home.IsEmpty => new ShellValue(walker.Home),
            _ when name.SequenceEqual("PWD"u8) && !state.Cwd.IsEmpty && !state.IsCwdUnknown => new ShellValue(state.Cwd),
            _ when name.SequenceEqual("OLDPWD"u8) && !state.OldCwd.IsEmpty => new ShellValue(state.OldCwd),
            _ when name.SequenceEqual("IFS"u8) => new ShellValue(DefaultSeparators),
            _ => null,
        };
    }

    private ShellValue[]? Arguments(ReadOnlySpan<byte> name)
    {
        if (state.Arguments is not { } arguments) return null;
        if (name is [(byte)'@' or (byte)'*']) return arguments;
        if (name is [(byte)'#']) return [new ShellValue(Encoding.ASCII.GetBytes(arguments.Length.ToString(CultureInfo.InvariantCulture)))];
        if (!System.Buffers.Text.Utf8Parser.TryParse(name, out int number, out var read) || read != name.Length || number == 0) return null;
        return number <= arguments.Length ? [arguments[number - 1]] : [];
    }

    private static byte[] FirstChanged(ReadOnlySpan<byte> text, Func<Rune, Rune> change)
    {
        var runes = Encoding.UTF8.GetString(text).EnumerateRunes().ToArray();
        if (runes.Length > 0) runes[0] = change(runes[0]);
        return Encoding.UTF8.GetBytes(string.Concat(runes));
    }

    private static Rune Toggle(Rune rune) => Rune.IsUpper(rune) ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune);
}
