using System.CommandLine;
using SigmaShake.Cli.Approvals;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Approvals;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg approve</c>: what waits for a person, and their answer.</summary>
internal static class ApproveCommand
{
    public static Command Define(CommandContext context)
    {
        var id = new Argument<string?>("ID") { Description = "The request, or the beginning of its id; without one, those that wait are listed.", Arity = ArgumentArity.ZeroOrOne };
        var always = new Option<bool>("--always") { Description = "Write a rule, shown first, that lets exactly this call through in its project from now on." };
        var command = new Command("approve", "List the calls that wait for your approval, or let one be made: exactly that call, once, within ten minutes.") { id, always, DenyCommand(context) };
        command.SetAction(parsed => (parsed.GetValue(id), parsed.GetValue(always)) switch
        {
            ({ } wanted, var isAlways) => Approve(context, wanted, isAlways),
            (null, true) => context.Fail("say which request, `ssg approve ID --always`; `ssg approve` lists them", ExitCodes.Usage),
            _ => List(context),
        });
        return command;
    }

    private static Command DenyCommand(CommandContext context)
    {
        var id = new Argument<string>("ID") { Description = "The request, or the beginning of its id." };
        var command = new Command("deny", "Refuse a call that waits, and the same call again for ten minutes.") { id };
        command.SetAction(parsed => Deny(context, parsed.GetValue(id)!));
        return command;
    }

    private static int List(CommandContext context)
    {
        // What others wait for is no business of an agent's.
        if (context.Person.AgentAbove() is { } agent) return context.Fail($"`ssg approve` is for a person only, but {agent}; run it yourself in a terminal that no agent runs in", ExitCodes.Usage);
        using var desk = OpenedDesk.Of(context);
        if (desk.Waiting() is not [_, ..] waiting)
        {
            context.Out.WriteLine("nothing waits for your approval");
            return ExitCodes.Ok;
        }

        RequestText.PrintRows(context.Out, waiting, context.Clock.GetUtcNow(), TerminalSize.Columns());
        context.Error.WriteLine("ssg: `ssg approve ID` shows one and asks; `ssg approve deny ID` refuses it");
        return ExitCodes.Ok;
    }

    private static int Approve(CommandContext context, string id, bool always)
    {
        if (LooseningGuard.Refuse(context, "ssg approve") is { } refused) return refused;
        WaitingRequest? request;
        AlwaysRule? rule = null;
        using (var desk = OpenedDesk.Of(context))
        {
            (request, var problem) = OpenedDesk.Find(desk, id);
            if (request is null) return context.Fail(problem!, ExitCodes.Usage);
            if (always)
            {
                (rule, problem) = AlwaysRule.For(StateFolder.Open(context.State), desk, request);
                if (rule is null) return context.Fail(problem!);
            }
        }

        RequestText.Print(context.Out, request, TimeZoneInfo.Local);
        if (rule is not null) context.Out.WriteLine($"\n{rule.Path}\n\n{rule.Text}");
        context.Out.Write(rule is null ? "Let exactly this call be made, once? [y/N] " : "Let exactly this call be made from now on, by this rule? [y/N] ");
        return context.In.ReadLine()?.Trim() is "y" or "Y" or "yes"
            ? GivenApproval.PutInForce(context, request, rule)
            : context.Fail("nothing was changed; the request waits on, and `ssg approve deny` refuses it");
    }

    // It tightens, so anybody may.
    private static int Deny(CommandContext context, string id)
    {
        using var desk = OpenedDesk.Of(context);
        var (request, problem) = OpenedDesk.Find(desk, id);
        if (request is null) return context.Fail(problem!, ExitCodes.Usage);
        if (desk.Deny(request, ProductVersion.Text) is { } error) return context.Fail(error.ToString());
        context.Out.WriteLine($"refused {request.Describe()}");
        return ExitCodes.Ok;
    }
}
