namespace SigmaShake.Cli.Tests.Commands;

/// <summary>What was asked for and would not be done is refused in one line.</summary>
public sealed class AuditProveUsageTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("--to", "0", "--to", "1")]
    [InlineData("--key", "0", "--key", "x")]
    [InlineData("--old", "0", "--old", "x")]
    [InlineData("--without-payload", "--from", "1", "--without-payload")]
    [InlineData("--size", "--from", "1", "--size", "1")]
    [InlineData("--to", "--check", "x", "--to", "1")]
    public void An_option_that_would_be_of_no_use_is_refused(string option, params string[] arguments)
    {
        Record();
        Assert.Equal((2, ""), (_run.Run(["audit", "prove", .. arguments]), _run.Output));
        Assert.StartsWith($"ssg: `{option}` is of no use here: With ", _run.Error, StringComparison.Ordinal);
        Assert.Equal(1, _run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void Of_an_empty_log_no_entry_is_called_the_last()
    {
        Record();
        File.WriteAllBytes($"{_run.State.Ledger}/entries", []);
        File.Delete($"{_run.State.Ledger}/lock");
        foreach (var arguments in new string[][] { ["0"], ["--from", "1"] })
        {
            Assert.Equal(1, _run.Run(["audit", "prove", .. arguments]));
            Assert.StartsWith("ssg: the log holds no entry yet; ", _run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_pipe_that_a_shell_gives_a_name_is_sent_to_standard_input()
    {
        Record();
        _run.Run("audit", "checkpoint");
        Assert.Equal(2, _run.Run("audit", "prove", "--check", "/dev/fd/63"));
        Assert.Equal("ssg: `/dev/fd/63` is no file; pipe it in and say `-`\n", _run.Error);
    }

    [Fact]
    public void An_export_to_nowhere_is_refused()
    {
        Record();
        Assert.Equal((2, "ssg: `--format tiles` needs FOLDER, which it makes\n"), (_run.Run("audit", "export", "--format", "tiles", ""), _run.Error));
    }

    private void Record() => Assert.Equal(0, _run.Run("pause", "--for", "1m", "--reason", "work"));
}
