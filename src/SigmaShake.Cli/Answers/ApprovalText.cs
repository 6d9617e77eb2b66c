namespace SigmaShake.Cli.Answers;

/// <summary>What an agent is told about a call that a person has to approve. No code is in it: nothing that an agent could say opens anything.</summary>
internal static class ApprovalText
{
    public static string Needed(string reason) => $"needs a person's approval: {reason}";

    public static string Filed(string reason) =>
        $"{Needed(reason)} The call waits for them under `ssg approve`: ask them to run that in a terminal of their own. "
        + "Once they have approved it, make the very same call again, unchanged; the approval holds for that one call, for ten minutes.";

    public static string Denied(string reason) => $"a person has refused this call: {reason} Do without it, or ask them what to do instead.";
}
