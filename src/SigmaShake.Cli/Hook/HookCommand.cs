using SigmaShake.Agents;

namespace SigmaShake.Cli.Hook;

/// <summary>
/// <c>ssg hook [client] [--state DIR]</c>: judges the call on standard input and answers in the client's dialect.
/// </summary>
/// <remarks>
/// The path that every tool call of every agent waits for. What may not be done on it: start a task, write through Console, use
/// JsonSerializer, the framework's hashing or random numbers, reflection, or a network; print anything but the one answer; or let an
/// exception out, because most clients run the tool when their hook crashes.
/// </remarks>
internal static class HookCommand
{
    /// <summary>Never returns: the process ends with the answer.</summary>
    public static void Run(ReadOnlySpan<string> arguments, TimeProvider clock)
    {
        var output = new HookOutput();
        var parsed = HookArguments.Parse(arguments);
        var session = new HookSession(parsed, clock);
        HookDeadline.Start(() => output.Deliver(session.Refuse($"no verdict within {HookDeadline.Limit.TotalSeconds} s", "try again; if it stays, run `ssg lint`")));
        output.Deliver(Answer(session));

        // Only when the deadline came first: it ends the process.
        Thread.Sleep(Timeout.Infinite);
    }

    private static HookAnswer Answer(HookSession session)
    {
        try
        {
            return session.Run();
        }
        catch (State.StateException e)
        {
            return session.Refuse(e.Cause, e.Cure);
        }
#pragma warning disable CA1031 // Whatever fails inside must come out as a refusal: a crash lets the tool run in most clients.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return session.Refuse($"an internal error ({e.GetType().Name}: {e.Message})", "please report it; see SECURITY.md");
        }
    }
}
