namespace SigmaShake.Rules.Evaluation;

/// <summary>
/// Tells whether a shell text is certainly one simple command that runs nothing else. Errs towards no: a real analysis of the shell
/// will know more, but must never say yes where this says no without having looked.
/// </summary>
internal static class SimpleCommandText
{
    private static readonly string[] Runners =
    [
        "sh", "bash", "dash", "ash", "zsh", "ksh", "fish", "csh", "tcsh", "pwsh", "powershell", "cmd", "busybox", "toybox",
        "eval", "exec", "command", "builtin", "source", ".", "trap", "alias", "function", "coproc",
        "sudo", "doas", "su", "runuser", "pkexec", "env", "nohup", "time", "timeout", "nice", "ionice", "chrt", "setsid", "stdbuf",
        "unshare", "nsenter", "chroot", "flock", "watch", "script", "strace", "ltrace", "gdb", "entr",
        "xargs", "find", "fd", "parallel", "ssh", "docker", "podman", "kubectl", "nerdctl", "tmux", "screen", "at", "batch", "crontab",
        "python", "python2", "python3", "node", "deno", "bun", "perl", "ruby", "php", "lua", "awk", "gawk", "mawk", "sed", "vim", "vi", "ed",
        "make", "npx", "bunx", "uvx", "pipx", "if", "for", "while", "until", "case", "select", "do", "then", "else", "!", "[[", "{", "(",
    ];

    /// <summary>Whether <paramref name="text"/> (UTF-8) is one simple command whose program is known not to run others.</summary>
    public static bool IsOne(ReadOnlySpan<byte> text)
    {
        if (!IsPlain(text)) return false;
        var program = FirstWord(text);

        // A quoted, escaped or assigned first word is not read here.
        if (program.IsEmpty || program.IndexOfAny("\\'\"="u8) >= 0) return false;
        var name = program[(program.LastIndexOf((byte)'/') + 1)..];
        foreach (var runner in Runners)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(name, runner)) return false;
        }

        return !name.IsEmpty;
    }

    // Outside quotes no operator, expansion or line break; inside double quotes no expansion; quotes closed.
    private static bool IsPlain(ReadOnlySpan<byte> text)
    {
        var quote = (byte)0;
        foreach (var b in text)
        {
            switch (b)
            {
                case (byte)'\'' or (byte)'"' when quote == 0: quote = b; break;
                case (byte)'\'' or (byte)'"' when quote == b: quote = 0; break;
                case (byte)'$' or (byte)'`' or (byte)'\\' or (byte)'!' when quote != (byte)'\'': return false;
                case (byte)';' or (byte)'&' or (byte)'|' or (byte)'<' or (byte)'>' or (byte)'(' or (byte)')' when quote == 0: return false;
                case (byte)'\n' or (byte)'\r' or 0: return false;
                default: break;
            }
        }

        return quote == 0;
    }

    private static ReadOnlySpan<byte> FirstWord(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t"u8);
        var end = text.IndexOfAny(" \t"u8);
        return end < 0 ? text : text[..end];
    }
}
