using SigmaShake.Cli.Approvals;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Approvals;

namespace SigmaShake.Cli.Commands;

/// <summary>An approval that a person has given.</summary>
internal static class GivenApproval
{
    /// <summary>Puts it on record and in force; the exit code.</summary>
    /// <param name="context">The command's surroundings.</param>
    /// <param name="request">What the person has seen and agreed to.</param>
    /// <param name="rule">The rule that they have seen and agreed to besides, or null.</param>
    public static int PutInForce(CommandContext context, WaitingRequest request, AlwaysRule? rule)
    {
        if (rule?.PutInForce(StateFolder.Open(context.State), request, context.Clock) is { } unwritten) return context.Fail(unwritten.ToString());
        using var desk = OpenedDesk.Of(context);
        if (desk.Approve(request, ProductVersion.Text) is { } error) return context.Fail(rule is null ? error.ToString() : $"{rule.InForceBut(error)}; {error.Help}");
        context.Out.WriteLine(rule is null
            ? "approved; the agent may make exactly this call once, within ten minutes"
            : $"approved from now on, by `{rule.QualifiedId}`; remove `{rule.Path}` to be asked again");
        return ExitCodes.Ok;
    }
}
