using System.Buffers;

namespace SigmaShake.Rules.Evaluation;

/// <summary>
/// Tells whether a shell text is certainly one simple command that runs nothing else. Errs towards no: a real analysis of the shell
/// will know more, but must never say yes where this says no without having looked.
/// </summary>
internal static class SimpleCommandText
{
    // Longer ones are not looked at: no person means one when allowing a command.
    private const int MaxBytes = 64 << 10;

    // Compared with the program's whole name and with its leading letters, so that `python3.11`, `bash5` and `sh.distrib` count too.
    private static readonly HashSet<string> Runners = new(StringComparer.OrdinalIgnoreCase)
    {
        "sh", "bash", "rbash", "dash", "ash", "zsh", "ksh", "lksh", "mksh", "yash", "fish", "csh", "tcsh", "nu", "elvish", "xonsh", "osh", "rc", "es",
        "pwsh", "powershell", "cmd", "busybox", "toybox",
        "eval", "exec", "command", "builtin", "source", ".", "trap", "alias", "function", "coproc",
        "sudo", "doas", "su", "runuser", "pkexec", "env", "nohup", "time", "timeout", "nice", "ionice", "chrt", "setsid", "stdbuf", "taskset",
        "unshare", "nsenter", "chroot", "flock", "watch", "script", "strace", "ltrace", "gdb", "lldb", "entr", "perf", "valgrind", "setarch",
        "linux32", "linux64", "i386", "x86_64", "setpriv", "capsh", "prlimit", "numactl", "cgexec", "bwrap", "firejail", "proot", "fakeroot",
        "faketime", "systemd-run", "run-parts", "start-stop-daemon", "dbus-run-session", "dbus-launch", "xvfb-run", "rlwrap", "unbuffer",
        "ssh-agent", "ld", "uv", "poetry", "op", "doppler", "gtimeout", "choom", "sg", "mise", "hyperfine", "caffeinate", "cross-env", "dotenv",
        "chronic", "ifne", "daemonize", "direnv", "nix", "nix-shell", "guix", "go-task",
        "xargs", "find", "fd", "parallel", "ssh", "docker", "podman", "kubectl", "nerdctl", "tmux", "screen", "at", "batch", "crontab",
        "python", "pypy", "ipython", "node", "nodejs", "deno", "bun", "tsx", "perl", "ruby", "irb", "php", "lua", "luajit", "tclsh", "wish", "expect",
        "Rscript", "R", "julia", "java", "jshell", "groovy", "scala", "guile", "sbcl", "clisp", "ocaml", "ghci", "runghc", "osascript", "m4", "dc",
        "awk", "gawk", "mawk", "nawk", "sed", "vim", "vi", "vimdiff", "nvim", "view", "ex", "ed", "emacs", "less", "more", "man",
        "tar", "bsdtar", "cpio", "zip", "rsync", "scp", "sftp", "socat", "nc", "ncat", "netcat", "telnet", "ftp", "tcpdump", "split",
        "psql", "mysql", "sqlite", "make", "gmake", "npx", "pnpx", "bunx", "uvx", "pipx",
        "if", "for", "while", "until", "case", "select", "do", "then", "else", "elif",

        // Built-ins that define what later words run, or that evaluate `$(…)` in a subscript, even a quoted one.
        "test", "printf", "let", "declare", "typeset", "export", "readonly", "local", "unset", "read", "mapfile", "readarray", "wait", "set",
        "shopt", "enable", "bind", "complete", "compgen", "fc", "hash", "getopts", "unalias",
    };

    // Options and subcommands behind which many programs take a command to run.
    private static readonly HashSet<string> RunningWords = new(StringComparer.Ordinal)
    {
        "exec", "eval", "foreach", "for-each-repo", "dlx", "-exec", "-execdir", "-ok", "-okdir", "filter-branch", "bisect", "difftool", "mergetool", "--pre",
    };

    private static readonly string[] RunningOptions =
    [
        "--exec", "--comm", "--eval", "--script", "--shell", "--rsh", "--pager", "--editor", "--conf", "--upload-p", "--receive-p", "--ext",
        "--to-c", "--checkpoint-a", "--use-comp", "--compress-p", "--filt", "--call", "--run", "--pre=", "--open-files",
    ];

    // Programs in wide use whose `-c`, `-e` and `-x` name no command.
    private static readonly HashSet<string> HarmlessLetters = new(StringComparer.Ordinal)
    {
        "grep", "egrep", "fgrep", "wc", "head", "tail", "cut", "uniq", "cat", "ls", "echo", "sort", "cp", "mkdir", "rm", "tr", "gzip", "stat", "diff",
    };

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<byte> ProgramBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+-@:"u8);

    /// <summary>Whether <paramref name="text"/> (UTF-8) is one simple command whose program is known not to run others.</summary>
    public static bool IsOne(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxBytes || !IsPlain(text)) return false;
        text = text.Trim(" \t"u8);
        var end = text.IndexOfAny(" \t"u8);
        var program = end < 0 ? text : text[..end];

        // A quoted, escaped, assigned or matched (`/bin/?h`) first word is not read here.
        if (program.IsEmpty || program.ContainsAnyExcept(ProgramBytes)) return false;
        var name = System.Text.Encoding.UTF8.GetString(program[(program.LastIndexOf((byte)'/') + 1)..]);
        var letters = name.AsSpan().IndexOfAnyExcept(Letters);
        if (name.Length == 0 || Runners.Contains(name) || (letters > 0 && Runners.Contains(name[..letters]))) return false;

        foreach (var range in text[program.Length..].SplitAny(" \t"u8))
        {
            if (MayRun(name, text[program.Length..][range])) return false;
        }

        return true;
    }

    // Outside quotes no operator, expansion, brace or line break; inside double quotes no expansion; quotes closed.
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
                case (byte)';' or (byte)'&' or (byte)'|' or (byte)'<' or (byte)'>' or (byte)'(' or (byte)')' or (byte)'{' or (byte)'}' when quote == 0:
                    return false;
                case < 0x20 and not (byte)'\t' or 0x7F: return false;
                default: break;
            }
        }

        return quote == 0;
    }

    // The word as it stands between blanks: one inside a longer quotation is looked at as well, which errs towards no.
    private static bool MayRun(string program, ReadOnlySpan<byte> word)
    {
        const int LongestLookedAt = 64;
        Span<char> plain = stackalloc char[LongestLookedAt];
        var length = 0;
        foreach (var b in word)
        {
            if (b is (byte)'\'' or (byte)'"') continue;
            if (length == LongestLookedAt) break;
            plain[length++] = (char)b;
        }

        var text = plain[..length];
        if (text is ['-', 'c' or 'e' or 'x', ..]) return !HarmlessLetters.Contains(program);

        // `git clone -u`, `git grep -O`: what follows is run.
        if (program == "git" && text is ['-', 'u' or 'O', ..]) return true;
        if (RunningWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text)) return true;
        foreach (var option in RunningOptions)
        {
            if (text.StartsWith(option)) return true;
        }

        return false;
    }
}
