using System.Diagnostics;
using SigmaShake.Ledger.Durable;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>Someone who sleeps on a page until woken. The signals by which the runtime halts its threads do not count.</summary>
internal static class Sleeper
{
    private const long NanosecondsPerMs = 1_000_000;

    public static bool IsWoken(FutexPage page, long ticket, int timeoutMs)
    {
        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < timeoutMs)
        {
            if (page.Sleep(ticket, timeoutMs * NanosecondsPerMs)) return true;
        }

        return false;
    }
}
