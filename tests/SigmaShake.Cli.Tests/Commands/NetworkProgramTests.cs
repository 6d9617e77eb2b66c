using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

/// <summary>What needs a network is handed over to the program beside, whole.</summary>
public sealed class NetworkProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NetworkProgramTests() => File.Copy(Checkout.Ssg, _folder["ssg"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fleet", "sync", "--watch", "-x")]
    [InlineData("fleet", "enrol", "key with blanks")]
    [InlineData("fleet", "publish", "--help")]
    [InlineData("fleet", "leave")]
    [InlineData("fleet", "rollout", "pause", "7")]
    [InlineData("fleet", "status", "--remote", "--server", "https://fleet.example.com/fleet/acme")]
    [InlineData("auth", "login")]
    public async Task The_process_becomes_that_program_with_the_same_words_input_and_exit_code(params string[] arguments)
    {
        _folder.Write("ssg-net", "#!/bin/sh\necho \"$PPID\"; printf '%s|' \"$@\"; cat; exit 7\n");
        File.SetUnixFileMode(_folder["ssg-net"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = await ChildProcess.RunAsync(_folder["ssg"], arguments, "typed"u8.ToArray());

        Assert.Equal(7, result.ExitCode);
        Assert.Equal("", result.Error);

        // Its parent is ours: nothing stands between.
        Assert.Equal($"{Environment.ProcessId}\n{string.Join('|', arguments)}|typed", result.Out);
    }

    [Fact]
    public async Task Without_it_one_line_says_the_cure()
    {
        var missing = await ChildProcess.RunAsync(_folder["ssg"], ["fleet", "sync", "--watch"]);
        Assert.Equal((1, $"ssg: `ssg fleet sync` is done by `ssg-net`, which is not beside `ssg` in `{_folder.Path}`; install it there\n"), (missing.ExitCode, missing.Error));

        _folder.Write("ssg-net", "#!/bin/sh\n");
        File.SetUnixFileMode(_folder["ssg-net"], UnixFileMode.UserRead);
        var closed = await ChildProcess.RunAsync(_folder["ssg"], ["auth"]);
        Assert.Equal(1, closed.ExitCode);
        Assert.Contains("cannot be started: Permission denied; check its owner and mode", closed.Error);
    }

    [Fact]
    public async Task The_help_names_what_it_does()
    {
        var help = await ChildProcess.RunAsync(_folder["ssg"], ["fleet", "--help"]);

        Assert.Equal(0, help.ExitCode);
        foreach (var word in new[] { "status", "check", "preview", "bundle", "keys", "enrol", "sync", "leave", "publish", "rollout" }) Assert.Contains($"  {word} ", help.Out);
    }
}
