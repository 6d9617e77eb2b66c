using SigmaShake.Agents;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Hook;

/// <summary>
/// <c>ssg hook [client] [--state DIR]</c>: judges the call on standard input and answers in the client's dialect.
/// </summary>
/// <remarks>
/// <para>
/// The path that every tool call of every agent waits for. What may not be done on it: start a task, write through Console, use
/// JsonSerializer, the framework's hashing or random numbers, reflection, or a network; print anything but the one answer; or let an
/// exception out, because most clients run the tool when their hook crashes.
/// </para>
/// <para>
/// Everything here is used for the first time, so what counts is what a first use touches: a page is about a microsecond, and their number is
/// pinned by a test. Counted with <c>perf record -e page-faults -d</c>: a generic virtual method, which LINQ calls where a Select or an OrderBy
/// stands behind another operator, wakes the type loader (28 pages, and its searching); the framework's JSON writer, 11; its JSON reader, 14 in
/// a write of 100 KB; a thread of the runtime's, 5 and a handshake between two processors; each place of
/// the code that calls through an interface, a search for the method and often a page (a judged call once had 96 such places), so lists
/// and arrays are held as what they are, and nothing here is an IEnumerable; 4 KB of new objects, 1.
/// ArrayPool.Shared and HashCode ask the kernel for random numbers: a new array is cheaper, and so is a hash code of one's own.
/// The runtime itself is held to its least by <c>Native/hook_start.c</c> and <c>eng/NativeBinary.props</c>.
/// </para>
/// </remarks>
internal static class HookCommand
{
    // Between the deadline and the 5 s that clients are promised, with time to answer in.
    private static readonly TimeSpan LastRecordLimit = TimeSpan.FromMilliseconds(150);

    /// <summary>Never returns: the process ends with the answer.</summary>
    public static void Run(ReadOnlySpan<string> arguments, TimeProvider clock)
    {
        StandardStreams.Occupy();
        var output = new HookOutput();
        var session = new HookSession(HookArguments.Parse(arguments), clock);
        var answer = Answer(session, output);
        output.Deliver(answer, session.Afterwards);

        // Only when the deadline came first: it ends the process.
        Thread.Sleep(Timeout.Infinite);
    }

    private static HookAnswer Answer(HookSession session, HookOutput output)
    {
        try
        {
            HookDeadline.Start(() => output.Deliver(TooLate(session)));
            return session.Run();
        }
        catch (StateException e)
        {
            return session.RefuseAndTryToRecord(e.Cause, e.Cure);
        }
#pragma warning disable CA1031 // Whatever fails inside must come out as a refusal: a crash lets the tool run in most clients.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return session.RefuseAndTryToRecord($"of an internal error ({e.GetType().Name}: {e.Message})", "please report it; see SECURITY.md");
        }
    }

    private static HookAnswer TooLate(HookSession session)
    {
        const string Cure = "try again; if it stays, run `ssg lint`";
        var cause = $"there was no verdict within {HookDeadline.Limit.TotalSeconds} s";

        // The same thing that hung the judging may hang the recording: the answer does not wait for it.
        HookDeadline.Try(() => _ = session.RefuseAndTryToRecord(cause, Cure), LastRecordLimit);
        return session.Refuse(cause, Cure);
    }
}
