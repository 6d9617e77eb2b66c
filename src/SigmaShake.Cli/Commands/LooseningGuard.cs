namespace SigmaShake.Cli.Commands;

/// <summary>What every command that loosens does first.</summary>
internal static class LooseningGuard
{
    /// <summary>Null for a person at a terminal; else the exit code, the refusal printed.</summary>
    /// <param name="context">The command's surroundings.</param>
    /// <param name="what">The command in the words of its user: <c>ssg pause</c>.</param>
    public static int? Refuse(CommandContext context, string what) =>
        context.Person.Objection() is { } objection
            ? context.Fail($"`{what}` loosens the guard and is for a person only, but {objection}; run it yourself in a terminal that no agent runs in", ExitCodes.Usage)
            : null;
}
