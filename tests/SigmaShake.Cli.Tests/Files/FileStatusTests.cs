using System.Globalization;
using SigmaShake.Cli.Files;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Files;

/// <summary>Held against <c>stat(1)</c>.</summary>
public sealed class FileStatusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("/dev/null")]
    [InlineData("/proc")]
    [InlineData("/tmp")]
    [InlineData("/usr/bin/passwd")]
    public Task A_system_file_is_as_stat_says(string path) => AgreesAsync(path);

    [Fact]
    public async Task A_file_of_ours_is_as_stat_says()
    {
        var file = _folder.Write("a b\nü", "12345");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherWrite | UnixFileMode.SetGroup);
        File.CreateSymbolicLink(_folder["link"], file);
        File.CreateSymbolicLink(_folder["dangling"], "nowhere");

        await AgreesAsync(file);
        await AgreesAsync(_folder["link"]);
        await AgreesAsync(_folder["dangling"]);
        Assert.Equal(FileStatus.Of(file), FileStatus.Following(_folder["link"]));
        Assert.Equal(FileKind.Absent, FileStatus.Following(_folder["dangling"]).Kind);
        Assert.Equal(FileKind.Absent, FileStatus.Of(_folder["none"]).Kind);
    }

    private static async Task AgreesAsync(string path)
    {
        Assert.SkipUnless(Path.Exists(path) || new FileInfo(path).LinkTarget is not null, $"needs `{path}`");
        var stat = (await ChildProcess.RunAsync("stat", ["-c", "%f %u %Hd %Ld %i %s", path])).Out.Trim().Split(' ');
        var mode = uint.Parse(stat[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var kind = (mode >> 12) switch { 8 => FileKind.Regular, 4 => FileKind.Folder, 10 => FileKind.Link, _ => FileKind.Other };

        var device = (ulong.Parse(stat[2], CultureInfo.InvariantCulture) << 32) | ulong.Parse(stat[3], CultureInfo.InvariantCulture);
        var expected = new FileStatus(kind, uint.Parse(stat[1], CultureInfo.InvariantCulture), mode & 0xFFF, device, ulong.Parse(stat[4], CultureInfo.InvariantCulture), ulong.Parse(stat[5], CultureInfo.InvariantCulture));
        Assert.Equal(expected, FileStatus.Of(path));
    }
}
