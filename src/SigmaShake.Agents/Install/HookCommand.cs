namespace SigmaShake.Agents.Install;

/// <summary>The command line that a client's configuration runs before each tool call.</summary>
/// <param name="Ssg">The absolute path of the program.</param>
/// <param name="Client">The client's name, which the hook is told so that it need not guess.</param>
/// <param name="StateFolder">
/// The absolute state folder. It is part of the command, so that a changed HOME does not lose rules and log. Null in a machine's own configuration, which
/// everybody runs with the state of their own.
/// </param>
public sealed record HookCommand(string Ssg, string Client, string? StateFolder)
{
    /// <summary>How long a plugin of ours waits for the program: longer than that takes at most, the longest wait for a person's answer (20 s) included.</summary>
    internal const int PatienceMs = 30_000;

    private const string ProgramName = "ssg";
    private const string StateOption = "--state";

    /// <summary>
    /// The name under which a client that gives hooks names lists ours. In a machine's own configuration it ends in what nobody can guess, as a project may
    /// switch off hooks by their names.
    /// </summary>
    public string HookName { get; init; } = OwnFile.Id;

    /// <summary>The arguments behind the program.</summary>
    internal IReadOnlyList<string> Arguments => StateFolder is null ? ["hook", Client] : ["hook", Client, StateOption, StateFolder];

    /// <summary>The program and its arguments.</summary>
    public IReadOnlyList<string> Words => [Ssg, .. Arguments];

    /// <summary>Whether it is for a machine's own configuration.</summary>
    internal bool IsManaged => StateFolder is null;

    /// <summary>The whole line for a POSIX shell, quoted where that is needed.</summary>
    internal string ShellLine => string.Join(' ', [ShellWords.Quote(Ssg), .. Arguments.Select(ShellWords.Quote)]);

    /// <summary>
    /// The line for clients that run it in a shell and take any exit code but 2 for consent: what cannot be started, or crashes, refuses. Every shell that a
    /// person may have as theirs reads this alike.
    /// </summary>
    internal string ShellLineThatRefuses => $"{ShellLine} || exit {HookAnswer.RefusedExitCode}";

    /// <summary>The words as a JSON list, for a plugin.</summary>
    internal string JsonWords => $"[{string.Join(", ", new[] { Ssg }.Concat(Arguments).Select(WantedHook.Quoted))}]";

    /// <summary>Why such a command cannot be written, as one lower-case line with the cure; null where it can.</summary>
    internal string? Problem
    {
        get
        {
            if (!Path.IsPathFullyQualified(Ssg)) return $"the path of the program, `{Ssg}`, is not absolute; start ssg by its full path";
            if (StateFolder is not null && !Path.IsPathFullyQualified(StateFolder)) return $"the state folder `{StateFolder}` is not absolute; name it by its full path";
            return Ssg.Concat(StateFolder ?? "").Any(char.IsControl)
                ? "a path with control characters cannot stand in a hook's command; move ssg or its state"
                : null;
        }
    }

    /// <summary>Whether a command line runs our hook for that client, from wherever and with whatever state.</summary>
    internal static bool IsOurs(IReadOnlyList<string> words, string client)
    {
        if (words.Count < 3 || words[1] != "hook" || words[2] != client) return false;
        // By its name; a program that was given another is known by what else it is told.
        return Path.GetFileName(words[0]) is ProgramName or ProgramName + ".exe" || (words.Count is 5 or 8 && words[3] == StateOption);
    }
}
