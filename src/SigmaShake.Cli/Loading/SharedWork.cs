namespace SigmaShake.Cli.Loading;

/// <summary>Does many small pieces of work on two threads: almost every machine has two processors, and a hook has no more to spare.</summary>
internal static class SharedWork
{
    // Reading a rule file nests no deeper than the language allows; this is many times what that takes.
    private const int StackBytes = 4 << 20;

    /// <summary>Below so many pieces a second thread costs more than it saves.</summary>
    private const int FewPieces = 8;

    /// <summary>Calls <paramref name="work"/> for each number below <paramref name="count"/>, in no order, and returns when all is done.</summary>
    public static void ForEach(int count, Action<int> work)
    {
        var next = -1;
        if (count < FewPieces)
        {
            Take();
            return;
        }

        Exception? failure = null;
        var other = new Thread(TakeOnOtherThread, StackBytes) { IsBackground = true };
        other.Start();
        Take();
        other.Join();
        if (failure is not null) throw new InvalidOperationException("work on the second thread failed", failure);

        void Take()
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next)) work(i);
        }

        void TakeOnOtherThread()
        {
            try
            {
                Take();
            }
#pragma warning disable CA1031 // Thrown again where it belongs: an exception that leaves a thread ends the process.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }
        }
    }
}
