using System.Text;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Fleet;

/// <summary>Abuse 2, for a bundle on its way in: every system call fails in turn, and the process is killed at it. The last good bundle or the new one is in force.</summary>
public sealed class InterruptedBundleTests(ITestOutputHelper output)
{
    private const int MaxCalls = 60;

    private static readonly byte[] First = EnrolledFolder.Bundle("first");
    private static readonly byte[] Second = EnrolledFolder.Bundle("second");

    [Theory]
    [InlineData("fsync:error=EIO")]
    [InlineData("renameat:error=EIO")]
    [InlineData("pwrite64:error=ENOSPC")]
    [InlineData("fsync:signal=KILL")]
    [InlineData("renameat:signal=KILL")]
    [InlineData("pwrite64:signal=KILL")]
    public async Task A_failure_or_a_kill_at_any_step_leaves_a_good_bundle_in_force_and_the_next_run_finishes(string fault)
    {
        var faults = 0;
        for (var when = 1; when <= MaxCalls; when++)
        {
            using var folder = new EnrolledFolder();
            Assert.Null(folder.Enforce(1, First));
            var (lines, wasInjected) = await Strace.TraceAsync([], $"{fault}:when={when}", "enforce", folder.Place.Folder, "2", Encoding.UTF8.GetString(Second));
            if (!wasInjected) break;
            faults++;

            var read = folder.Read();
            Assert.True(read.Succeeded, $"{fault}:when={when}: {read.Error}");
            if (lines is ["ok"]) Assert.Equal(2, read.Value.Release.Release);
            Assert.Equal(read.Value.Release.Release == 1 ? First : Second, read.Value.Bundle.ToBytes());

            Assert.Null(folder.Enforce(2, Second));
            AssertHolds(folder, Second, FleetFiles.Bundle);
            Assert.Equal([FleetFiles.Bundle, FleetFiles.Enforced, FleetFiles.Enrolment, "lock"], Directory.GetFiles(folder.Place.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }

        output.WriteLine($"{fault}: {faults} faults");
        Assert.True(faults > 1, $"{fault}: hardly anything was left to fail");
    }

    [Fact]
    public void Between_the_commit_and_the_renaming_the_new_bundle_is_found_where_it_lies()
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(1, First));
        File.WriteAllBytes(folder[FleetFiles.NextBundle], Second);
        Assert.Equal(First, folder.Read().Value!.Bundle.ToBytes());

        File.WriteAllBytes(folder[FleetFiles.Enforced], EnrolledFolder.Release(2, Second).ToBytes());

        AssertHolds(folder, Second, FleetFiles.NextBundle);
        folder.Write(_ => null);
        AssertHolds(folder, Second, FleetFiles.Bundle);
    }

    [Fact]
    public async Task Readers_see_a_good_bundle_while_it_is_replaced_again_and_again()
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(1, First));
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var readings = 0;
            for (; !done.IsCancellationRequested; readings++) Assert.True(folder.Read() is { Succeeded: true }, folder.Read().Error?.ToString());
            return readings;
        });

        for (var release = 2; release <= 60; release++) Assert.Null(folder.Enforce(release, release % 2 == 0 ? Second : First));
        await done.CancelAsync();

        Assert.True(await reader > 0);
    }

    private static void AssertHolds(EnrolledFolder folder, byte[] bundle, string fileName)
    {
        var read = folder.Read().Value!;
        Assert.Equal(bundle, read.Bundle.ToBytes());
        Assert.Equal(fileName, read.FileName);
    }
}
