using System.Text;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Calls: looked up, and done.</summary>
internal sealed partial class CodeReader
{
    private CodeVerb? Find(CodeValue value)
    {
        if (value.Name is not { } name) return null;
        if (_syntax.Language == Language.Php) name = name.ToLowerInvariant();
        name = Plain(name);
        if (_table.Find(name) is { } verb) return verb;
        foreach (var module in _opened)
        {
            if (_table.Find($"{module}.{name}") is { } opened) return opened;
        }

        return null;
    }

    // The ways to say where a name comes from.
    private static string Plain(string name)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["node:", "process.mainModule.", "module.", "globalThis.", "global.", "window.", "builtins.",
            "__builtins__.", "Kernel.", "CORE.", "pathlib."])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        }

        return name.StartsWith("fs.promises.", StringComparison.Ordinal) ? "fs." + name["fs.promises.".Length..]
            : name.StartsWith("fs/promises.", StringComparison.Ordinal) ? "fs." + name["fs/promises.".Length..]
            : name.StartsWith("fs-extra.", StringComparison.Ordinal) ? "fs." + name["fs-extra.".Length..] : name;
    }

    private CodeValue Call(CodeValue callee, List<CodeItem> items)
    {
        if (Find(callee) is { } verb) return Do(verb, callee, items);

        // What is made of something fetched is as foreign as that; a function that is handed on gets it.
        var fetched = callee.FetchedFrom;
        foreach (var item in items)
        {
            if (fetched is { } url
                && Find(item.Value) is { Kind: CodeVerbKind.Code or CodeVerbKind.Shell }) Add(DeedKind.RemoteCode, new CommandWord(url));
            fetched ??= item.Value.FetchedFrom;
        }

        return CodeValue.Unknown with { FetchedFrom = fetched };
    }

    private CodeValue Do(CodeVerb verb, CodeValue callee, List<CodeItem> items)
    {
        var argument = verb.Argument < 0 ? callee.Self ?? CodeValue.Unknown : Positional(items, verb.Argument);
        switch (verb.Kind)
        {
            case CodeVerbKind.Shell: RunShell(argument); break;
            case CodeVerbKind.Run when argument is { Items: { } list }: RunWords(list, 0); break;
            case CodeVerbKind.Run: RunShell(argument); break;
            case CodeVerbKind.Vector when Count(items) <= verb.Argument + 1: Do(verb with { Kind = CodeVerbKind.Run }, callee, items); break;
            case CodeVerbKind.Vector: RunWords(items, verb.Argument); break;
            case CodeVerbKind.Spawn: RunProgram(argument, Positional(items, verb.Argument + 1)?.Items); break;
            case CodeVerbKind.Exec when Positional(items, verb.Argument + 1) is { Items: { } list }:
                RunProgram(argument, list[Math.Min(1, list.Count)..]); break;
            case CodeVerbKind.Exec: RunProgram(argument, items[Math.Min(items.Count, verb.Argument + 2)..]); break;
            case CodeVerbKind.Do: DoWords(verb, callee, items); break;
            case CodeVerbKind.Read when argument is not null && IsAddress(argument): return Fetch(argument);
            case CodeVerbKind.Read: AddFile(EffectKind.Read, argument); break;
            case CodeVerbKind.Write: AddFile(EffectKind.Write, argument); break;
            case CodeVerbKind.Edit: AddFile(EffectKind.Edit, argument); break;
            case CodeVerbKind.List: AddFile(EffectKind.List, argument); break;
            case CodeVerbKind.Open when argument is not null:
                return Open(argument, Option(items, "mode") ?? Positional(items, verb.Argument + 1), items.Count);
            case CodeVerbKind.PerlOpen: PerlOpen(argument, Positional(items, verb.Argument + 1)); break;
            case CodeVerbKind.Fetch:
                return argument is null ? CodeValue.Unknown : Fetch(argument.Items is null ? argument : Option(argument.Items, "url") ?? argument);
            case CodeVerbKind.Code: RunCode(argument); break;
            case CodeVerbKind.Same: return argument is null ? CodeValue.Unknown : argument with { Type = null, Name = null, Self = null };
            case CodeVerbKind.Base64 or CodeVerbKind.Hexadecimal: return Decoded(verb.Kind, argument);
            case CodeVerbKind.Join: return Joined([.. items.Select(item => item.Value)]);
            case CodeVerbKind.Split:
                return argument is { IsUnknown: false } ? new CodeValue { Items = Split(argument.Text), IsUnknown = true, Text = argument.Text }
                : CodeValue.Unknown;
            case CodeVerbKind.JoinList: return JoinedList(callee.Self, argument);
            case CodeVerbKind.Module:
                return argument is { IsUnknown: false } ? CodeValue.Unknown with { Name = TextOf(argument) } : CodeValue.Unknown;
            case CodeVerbKind.Attribute:
                return argument is { Name: { } module } && Positional(items, 1) is { IsUnknown: false } member
                ? CodeValue.Unknown with { Name = $"{module}.{TextOf(member)}" } : CodeValue.Unknown;
            case CodeVerbKind.Path:
                return argument is null ? CodeValue.Unknown with { Type = "Path" }
                : Joined([.. items.Where(item => item.Key is null).Select(item => item.Value)]) with { Type = "Path" };
        }

        return CodeValue.Unknown;
    }

    private static int Count(List<CodeItem> items) => items.Count(item => item.Key is null);

    private static CodeValue? Positional(List<CodeItem> items, int index)
    {
        foreach (var item in items)
        {
            if (item.Key is null && index-- == 0) return item.Value;
        }

        return index == 0
            ? Option(items, "args") ?? Option(items, "cmd") ?? Option(items, "command") ?? Option(items, "path") ?? Option(items,
            "file") ?? Option(items, "url") : null;
    }

    // `shell=True`, or in the dictionary that stands for options.
    private static CodeValue? Option(List<CodeItem> items, string name)
    {
        foreach (var item in items)
        {
            if (item.Key == name) return item.Value;
            if (item is { Key: null, Value.Items: { } inner })
            {
                foreach (var pair in inner)
                {
                    if (pair.Key == name) return pair.Value;
                }
            }
        }

        return null;
    }

    private static bool IsSet(List<CodeItem> items, string name) => Option(items, name) is { } value
        && value.Name is not ("false" or "False" or "nil" or "undefined") && !value.Text.Span.SequenceEqual("0"u8);

    private void RunShell(CodeValue? text)
    {
        if (text is null) return;
        if (text.Items is { } list) RunWords(list, 0);
        else Add(DeedKind.Script, text.ToWord());
    }

    private void RunProgram(CodeValue? program, List<CodeItem>? arguments)
    {
        if (program is null) return;

        // `spawn("rm -rf /", { shell: true })`
        if (arguments is null or [{ Key: not null }, ..] && program.Text.Span.Contains((byte)' ')) RunShell(program);
        else RunWords([new CodeItem(null, program), .. arguments ?? []], 0);
    }

    private void RunWords(List<CodeItem> items, int from)
    {
        var words = new List<CommandWord>();
        foreach (var item in items)
        {
            if (item.Key is not null || from-- > 0) continue;
            if (item.Value.Items is { } inner) words.AddRange(inner.Where(member => member.Key is null).Select(member => member.Value.ToWord()));
            else words.Add(item.Value.ToWord());
        }

        if (words.Count > 0) Add(DeedKind.Command, [.. words]);
    }

    private void DoWords(CodeVerb verb, CodeValue callee, List<CodeItem> items)
    {
        var words = new List<CommandWord>();
        foreach (var word in verb.Words)
        {
            switch (word)
            {
                case "$s": words.Add((callee.Self ?? CodeValue.Unknown).ToWord()); break;
                case "$rf":
                    if (IsSet(items, "recursive")) words.Add(new CommandWord(IsSet(items, "force") ? "-rf"u8.ToArray() : "-r"u8.ToArray()));
                    break;
                case "$*":
                    foreach (var item in items) if (item.Key is null && item.Value.Items is not [{ Key: not null }, ..]) AddWords(words, item.Value);
                    break;
                case ['$', >= '0' and <= '9']: AddWords(words, Positional(items, word[1] - '0') ?? CodeValue.Unknown); break;
                default: words.Add(new CommandWord(Encoding.UTF8.GetBytes(word))); break;
            }
        }

        Add(DeedKind.Command, [.. words]);
    }

    private static void AddWords(List<CommandWord> words, CodeValue value)
    {
        if (value.Items is { } list) foreach (var item in list) words.Add(item.Value.ToWord());
        else words.Add(Mode(value).ToWord());
    }

    // `0o777` and `0777` are what chmod calls 777.
    private static CodeValue Mode(CodeValue value) => value.Text.Span is [(byte)'0', (byte)'o' or (byte)'O', ..]
        ? value with { Text = value.Text[2..] } : value;

    private void AddFile(EffectKind effect, CodeValue? file)
    {
        if (file is { Items: null }) AddEffect(effect, file);
    }

    private static bool IsAddress(CodeValue value) => value.Text.Span.StartsWith("http://"u8) || value.Text.Span.StartsWith("https://"u8)
        || value.Text.Span.StartsWith("ftp://"u8);

    private CodeValue Fetch(CodeValue address)
    {
        AddEffect(EffectKind.Network, address);
        return CodeValue.Fetched(address.Text);
    }

    private CodeValue Open(CodeValue file, CodeValue? mode, int count)
    {
        if (IsAddress(file)) return Fetch(file);
        if (_syntax.Language == Language.Ruby && file.Text.Span is [(byte)'|', ..])
        {
            Add(DeedKind.Script, file.ToWord() with { Text = file.Text[1..] });
            return CodeValue.Unknown;
        }

        var letters = mode is { IsUnknown: false } ? mode.Text.Span : "r"u8;
        _ = count;
        AddFile(letters.ContainsAny("wxc"u8) ? EffectKind.Write : letters.ContainsAny("a+"u8) ? EffectKind.Edit : EffectKind.Read, file);
        return CodeValue.Unknown with { Type = "file" };
    }

    // `open(F, ">", $file)`, `open(F, ">$file")`, `open(F, "-|", $command)`, `open(F, "command|")`.
    private void PerlOpen(CodeValue? mode, CodeValue? file)
    {
        if (mode is null) return;
        var text = mode.Text.Span.Trim(" "u8);
        var signs = text.Length - text.TrimStart("+<>|&-"u8).Length;
        var rest =
            file ?? mode with { Text = mode.Text[(mode.Text.Span.IndexOfAnyExcept("+<>| "u8) is >= 0 and var start ? start : mode.Text.Length)..] };
        if (text.StartsWith("|"u8) || (file is not null && text.EndsWith("|"u8))) RunShell(rest);
        else if (text.EndsWith("|"u8)) RunShell(mode with { Text = mode.Text[..mode.Text.Span.LastIndexOf((byte)'|')] });
        else AddFile(text[..signs].StartsWith(">>"u8) || text[..signs].StartsWith("+"u8) ? EffectKind.Edit : text[..signs].StartsWith(">"u8)
            ? EffectKind.Write : EffectKind.Read, rest);
    }

    private void RunCode(CodeValue? code)
    {
        if (code is null) return;
        if (code.FetchedFrom is { } url) Add(DeedKind.RemoteCode, new CommandWord(url));
        if (!code.IsUnknown
            && _deeds.Count < CodeLimits.MaxDeeds) _deeds.Add(new Deed(DeedKind.Code, [code.ToWord()]) { Language = _syntax.Language });
    }

    private static CodeValue Decoded(CodeVerbKind kind, CodeValue? text)
    {
        if (text is not { IsUnknown: false, Text.Length: <= CodeLimits.MaxTextBytes }) return CodeValue.Unknown with { FetchedFrom =
            text?.FetchedFrom };
        var decoded = kind == CodeVerbKind.Base64 ? Decoders.Base64(text.Text.Span) : Decoders.Hexadecimal(text.Text.Span);
        return decoded is null ? CodeValue.Unknown : CodeValue.Of(decoded);
    }

    // `" ".join(list)` of Python, `list.join(" ")` of JavaScript and Ruby.
    private CodeValue JoinedList(CodeValue? self, CodeValue? argument)
    {
        var (list, separator) = self?.Items is { } members ? (members, argument) : (argument?.Items, self);
        if (list is null) return CodeValue.Unknown;
        var text = new ByteBuilder(CodeLimits.MaxTextBytes);
        var value = CodeValue.Of(default);
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0 && separator is not null) text.Add(separator.Text.Span);
            if (list[i].Value.IsUnknown && !value.IsUnknown) value = value with { IsUnknown = true, KnownBytes = text.Length };
            text.Add(list[i].Value.Text.Span);
        }

        return Limited(value, text);
    }
}
