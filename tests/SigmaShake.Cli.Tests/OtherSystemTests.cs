namespace SigmaShake.Cli.Tests;

public sealed class OtherSystemTests
{
    [Fact]
    public void Where_nothing_can_be_judged_a_hook_refuses_in_one_line_with_the_cure()
    {
        var (exitCode, output, errors) = Run("hook", "claude-code");

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.Equal(1, errors.Count(c => c == '\n'));
        Assert.Contains("runs on Linux only", errors);
        Assert.Contains("take it out of the agent's settings", errors);
    }

    [Fact]
    public void It_says_its_version()
    {
        var (exitCode, output, errors) = Run("--version");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("ssg 0.", output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Errors) Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        var exitCode = OtherSystem.Run(args, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
