using System.Text;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What PowerShell code does: cmdlets by their names and aliases, methods of .NET that everybody uses, and programs.</summary>
internal static partial class PowerShellReader
{
    /// <summary>Adds what <paramref name="code"/> does.</summary>
    public static void Read(ReadOnlyMemory<byte> code, List<Deed> deeds)
    {
        var words = new PowerShellWords(code);
        ReadOnlyMemory<byte>? fetched = null;
        var runsWhatIsComing = false;
        string? method = null;
        while (words.Next() is { } statement)
        {
            if (deeds.Count >= CodeLimits.MaxDeeds)
            {
                deeds.Add(new Deed(DeedKind.More, []));
                return;
            }

            // `$x = iwr …`
            var first = statement is [{ IsUnknown: true }, { Text.Span: [(byte)'='] }, ..] ? 2 : 0;
            if (statement.Count <= first || words.IsLiteral(first))
            {
                // Brackets come between a method and its arguments.
                if (method is not null && statement.Count > 0) fetched = DoMethod(method, statement, deeds) ?? fetched;
                if (statement.Count > 0) method = null;
                continue;
            }

            statement.RemoveRange(0, first);
            var name = Lower(statement[0].Text.Span);
            if (method is not null)
            {
                fetched = DoMethod(method, statement, deeds) ?? fetched;
                method = null;
                continue;
            }

            if (PowerShellNames.MethodOf(name) is { } called)
            {
                method = called;
                continue;
            }

            switch (PowerShellNames.CmdletOf(name))
            {
                case "invoke-expression":
                    if (statement is [_, { IsUnknown: false } known]) deeds.Add(new Deed(DeedKind.Code, [known]) { Language = Language.PowerShell });
                    else runsWhatIsComing = true;
                    break;
                case "invoke-webrequest": fetched = Fetch(statement, deeds) ?? fetched; break;
                case { } cmdlet: Do(cmdlet, statement, deeds); break;
                case null when IsProgram(statement[0]): deeds.Add(new Deed(DeedKind.Command, [.. statement])); break;
            }
        }

        if (runsWhatIsComing && fetched is { } url) deeds.Add(new Deed(DeedKind.RemoteCode, [new CommandWord(url)]));
    }

    private static string Lower(ReadOnlySpan<byte> text) => text.Length <= 128 ? Encoding.UTF8.GetString(text).ToLowerInvariant() : "";

    // Neither a literal, an option, an operator nor an expression.
    private static bool IsProgram(in CommandWord word) =>
        word.Text.Span is [var first, ..] && (char.IsAsciiLetter((char)first) || first is (byte)'/' or (byte)'.' or (byte)'~' or (byte)'_')
            && !word.IsUnknown && !PowerShellNames.IsKeyword(Lower(word.Text.Span));

    private static ReadOnlyMemory<byte>? Fetch(List<CommandWord> statement, List<Deed> deeds)
    {
        CommandWord? address = null, file = null;
        foreach (var (option, value) in Arguments(statement))
        {
            if (option.Length == 0 || option.StartsWith("-u", StringComparison.Ordinal) || option == "-source") address ??= value;
            else if (option.StartsWith("-outf", StringComparison.Ordinal) || option.StartsWith("-dest", StringComparison.Ordinal)) file = value;
        }

        if (address is not { } url) return null;
        AddFetch(url, file, deeds);
        return url.Text;
    }

    private static void AddFetch(CommandWord url, CommandWord? file, List<Deed> deeds)
    {
        if (file is { } target) deeds.Add(new Deed(DeedKind.Command,
            [new CommandWord("curl"u8.ToArray()), new CommandWord("-o"u8.ToArray()), target, url]));
        else deeds.Add(new Deed(DeedKind.Effect, [url]) { Effect = EffectKind.Network });
    }

    private static void Do(string cmdlet, List<CommandWord> statement, List<Deed> deeds)
    {
        // A rule may name the cmdlet itself.
        deeds.Add(new Deed(DeedKind.Spelling, [.. statement]));
        if (cmdlet == "start-process")
        {
            var program = new List<CommandWord>();
            foreach (var (option, value) in Arguments(statement))
            {
                if (option.Length == 0 || option.StartsWith("-f", StringComparison.Ordinal)
                    || option.StartsWith("-a", StringComparison.Ordinal)) program.Add(value);
            }

            if (program.Count > 0) deeds.Add(new Deed(DeedKind.Command, [.. program]));
            return;
        }

        if (cmdlet is "set-content" or "add-content" or "clear-content" or "out-file")
        {
            foreach (var (option, value) in Arguments(statement))
            {
                if (option.Length > 0 && !option.StartsWith("-pa", StringComparison.Ordinal)
                    && !option.StartsWith("-fi", StringComparison.Ordinal)) continue;
                deeds.Add(new Deed(DeedKind.Effect, [value]) { Effect = cmdlet[0] == 'a' ? EffectKind.Edit : EffectKind.Write });
                return;
            }
        }

        if (PowerShellNames.CommandOf(cmdlet) is not { } command) return;
        bool isRecursive = false, isForced = false;
        foreach (var word in statement)
        {
            var option = Lower(word.Text.Span);
            isRecursive |= option.StartsWith("-r", StringComparison.Ordinal) && "-recurse".StartsWith(option, StringComparison.Ordinal);
            isForced |= option.StartsWith("-fo", StringComparison.Ordinal)
                || (option.StartsWith("-rf", StringComparison.Ordinal) && (isRecursive = true));
        }

        var words = new List<CommandWord>();
        foreach (var word in command.Split(' '))
        {
            if (word != "$rf") words.Add(new CommandWord(Encoding.UTF8.GetBytes(word)));
            else if (isRecursive || isForced) words.Add(new CommandWord(Encoding.UTF8.GetBytes(isRecursive ? isForced ? "-rf" : "-r" : "-f")));
        }

        foreach (var (option, value) in Arguments(statement))
        {
            if (option.Length == 0 || option.StartsWith("-pa", StringComparison.Ordinal) || option.StartsWith("-li", StringComparison.Ordinal)
                || option.StartsWith("-des", StringComparison.Ordinal)) words.Add(value);
        }

        deeds.Add(new Deed(DeedKind.Command, [.. words]));
    }

    // Each argument with the option before it, empty for none; options that take no value are known by their names.
    private static IEnumerable<(string Option, CommandWord Value)> Arguments(List<CommandWord> statement)
    {
        var option = "";
        for (var i = 1; i < statement.Count; i++)
        {
            var word = statement[i];
            if (!word.IsUnknown && word.Text.Span is [(byte)'-', var letter, ..] && char.IsAsciiLetter((char)letter))
            {
                option = Lower(word.Text.Span);
                if (PowerShellNames.IsSwitch(option)) option = "";
                continue;
            }

            yield return (option, word);
            if (!option.StartsWith("-a", StringComparison.Ordinal)) option = "";
        }
    }

    // `(New-Object Net.WebClient).DownloadString('…')`, `[IO.File]::Delete('…')`: the arguments come as a statement of their own.
    private static ReadOnlyMemory<byte>? DoMethod(string method, List<CommandWord> arguments, List<Deed> deeds)
    {
        switch (method)
        {
            case "fetch":
                AddFetch(arguments[0], null, deeds);
                return arguments[0].Text;
            case "save":
                AddFetch(arguments[0], arguments.Count > 1 ? arguments[1] : null, deeds);
                return arguments[0].Text;
            case "delete": deeds.Add(new Deed(DeedKind.Command, [new CommandWord("rm"u8.ToArray()), arguments[0]])); break;
            case "deletefolder":
                deeds.Add(new Deed(DeedKind.Command, [new CommandWord("rm"u8.ToArray()), new CommandWord("-rf"u8.ToArray()), arguments[0]])); break;
            case "write": deeds.Add(new Deed(DeedKind.Effect, [arguments[0]]) { Effect = EffectKind.Write }); break;
            case "read": deeds.Add(new Deed(DeedKind.Effect, [arguments[0]]) { Effect = EffectKind.Read }); break;
            case "start": deeds.Add(new Deed(DeedKind.Command, [.. arguments])); break;
        }

        return null;
    }

    /// <summary>The code in the operand of <c>-EncodedCommand</c>: UTF-16 in base64; null for what is none.</summary>
    public static byte[]? Decoded(ReadOnlySpan<byte> operand) =>
        operand.Length is > 3 and < CodeLimits.MaxWork && Decoders.Base64(operand) is { Length: > 1 } bytes
            ? Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes)) : null;
}
