using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>
/// Whether a command was typed by a person: a terminal, and an unbroken chain of parents from a login, a desktop session or a multiplexer,
/// without an agent in it. Every command that loosens asks. What this cannot stop stands in LIMITATIONS.md.
/// </summary>
/// <param name="processes">The process table.</param>
/// <param name="isTerminal">Whether standard input and output are a terminal.</param>
/// <param name="self">The process id to start from.</param>
internal sealed class PersonCheck(ProcessTable processes, bool isTerminal, int self)
{
    private const int MaxAncestors = 200;

    private static readonly HashSet<string> Sessions = new(StringComparer.Ordinal)
    {
        "login", "sulogin", "sshd", "sshd-session", "mosh-server", "SessionLeader",
        "gdm-session-wor", "gdm-x-session", "gdm-wayland-ses", "gnome-session-b", "gnome-shell", "sddm-helper", "lightdm", "startplasma-way",
        "plasmashell", "xfce4-session", "cinnamon-sessio", "mate-session", "sway", "Hyprland", "i3",
        "tmux: server", "screen", "SCREEN", "zellij",
    };

    // A desktop starts its terminals through the person's service manager, so that no session stands above them. The manager itself proves
    // nothing: it also adopts what an agent leaves behind.
    private static readonly HashSet<string> TerminalWindows = new(StringComparer.Ordinal)
    {
        "gnome-terminal-", "kgx", "ptyxis", "ptyxis-agent", "konsole", "xterm", "kitty", "alacritty", "foot", "footclient", "wezterm-gui",
        "ghostty", "xfce4-terminal", "mate-terminal", "tilix", "terminator", "rxvt", "urxvt", "st", "lxterminal", "qterminal",
    };

    /// <summary>The check for the running process.</summary>
    public static PersonCheck Here() => new(
        new ProcessTable(), SystemCalls.IsTerminal(0) == 1 && SystemCalls.IsTerminal(1) == 1, Environment.ProcessId);

    /// <summary>Null where no agent stands above; else which, as the middle of a sentence. For what a machine's own scripts may do as well as a person.</summary>
    public string? AgentAbove()
    {
        var id = self;
        for (var i = 0; i < MaxAncestors && processes.Find(id) is { } process; i++)
        {
            if (KnownAgents.Trace(process) is { } trace) return trace;
            if (process.ParentId == 0) return null;
            id = process.ParentId;
        }

        return null;
    }

    /// <summary>Null for a person; else why not, as the middle of a sentence.</summary>
    public string? Objection()
    {
        if (!isTerminal) return "it is not typed at a terminal";
        var sessionSeen = false;
        var id = self;
        for (var i = 0; i < MaxAncestors; i++)
        {
            if (processes.Find(id) is not { } process) return $"the chain of its parents breaks at process {id}";
            if (KnownAgents.Trace(process) is { } trace) return trace;

            // The first process adopts every orphan, whatever it is called.
            if (process.Id != self && process.Id != 1) sessionSeen |= Sessions.Contains(process.Name) || TerminalWindows.Contains(process.Name);

            // The first process of the machine, or one that a person put into a container from outside.
            if (process.ParentId == 0) return sessionSeen || process.Id != 1 ? null : "no login, desktop session or multiplexer stands above it";
            id = process.ParentId;
        }

        return "the chain of its parents does not end";
    }
}
