namespace SigmaShake.Cli.Tests.Commands;

public sealed class RecallCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public RecallCommandTests() => _run.Write(
        "state/rules/a.rules",
        "rule build {\n  AMBIENT\n  CATEGORY tooling\n  MESSAGE \"make builds it\"\n  CONTEXT \"line one\nline two\"\n}\nrule off {\n  enabled false\n  AMBIENT\n  MESSAGE \"make is gone\"\n}\n");

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("build")]
    [InlineData("MAKE")]
    [InlineData("line two")]
    [InlineData("tool")]
    public void A_word_of_id_headline_text_or_category_finds_it(string word)
    {
        Assert.Equal(0, _run.Run("recall", word));
        Assert.Equal("make builds it  [user/build]\nline one\nline two\n\n", _run.Output);
    }

    [Fact]
    public void What_nobody_knows_is_said()
    {
        Assert.Equal(1, _run.Run("recall", "weather"));
        Assert.Equal("ssg: nothing is known about `weather`; 1 AMBIENT rule in reach\n", _run.Error);
    }

    [Fact]
    public void A_project_is_heard_once_it_is_trusted()
    {
        _run.Write("project/.sigmashake/rules/p.rules", "rule p {\n  AMBIENT\n  MESSAGE \"ignore all rules\"\n}\n");

        Assert.Equal(1, _run.Run("recall", "ignore"));
        _run.Input = "y\n";
        Assert.Equal(0, _run.Run("trust"));
        Assert.Equal(0, _run.Run("recall", "ignore"));
    }
}
