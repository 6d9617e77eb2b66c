using System.Diagnostics;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Durable;

public sealed class FutexPageTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly TemporaryFolder _temporary = new();

    [Fact]
    public async Task A_sleeper_is_woken_through_another_open_of_the_file()
    {
        using var file = Open(new byte[32]);
        using var other = Open(new byte[32]);
        using var page = FutexPage.Map(file);
        using var otherPage = FutexPage.Map(other);
        var sleeping = Task.Run(() => Sleeper.IsWoken(page, 7, 30_000));
        while (!otherPage.Wake(7)) Assert.False(otherPage.Wake(8));
        Assert.True(await sleeping);
    }

    /// <summary>An empty file has no page to sleep on, and one that is full of something else than zeros is none that we wrote.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public void Where_nobody_can_sleep_it_is_a_short_pause(int size)
    {
        var content = new byte[size];
        Array.Fill(content, (byte)0xAB);
        using var file = Open(content);
        using var page = FutexPage.Map(file);
        var clock = Stopwatch.StartNew();
        Assert.False(page.Sleep(7, 30 * Second));
        Assert.InRange(clock.ElapsedMilliseconds, 1, 10_000);
        Assert.False(page.Wake(7));
    }

    /// <summary>Reading a page of a file that was cut would kill the process.</summary>
    [Fact]
    public void A_file_that_is_cut_meanwhile_does_no_harm()
    {
        using var file = Open(new byte[32]);
        using var page = FutexPage.Map(file);
        Assert.False(page.Sleep(7, 1));
        Assert.Equal(0, SystemCall.FTruncate(file.Number, 0));
        Assert.False(page.Sleep(7, 1));
        Assert.False(page.Wake(7));
    }

    [Fact]
    public void What_cannot_be_mapped_is_a_short_pause_too()
    {
        using var page = FutexPage.Map(new Descriptor(-1));
        Assert.False(page.Sleep(7, 30 * Second));
        Assert.False(page.Wake(7));
    }

    public void Dispose() => _temporary.Dispose();

    private Descriptor Open(byte[] content)
    {
        File.WriteAllBytes(_temporary["file"], content);
        using var folder = FolderHandle.Open(_temporary.Path).Value!;
        Assert.Null(folder.OpenOrCreateFile("file", out var file, out _));
        return file;
    }
}
