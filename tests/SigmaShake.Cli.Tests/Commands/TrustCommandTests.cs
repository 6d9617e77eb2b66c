using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class TrustCommandTests : IDisposable
{
    private const string Rules = "rule a {\n  ALLOW execution\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n}\nrule know {\n  AMBIENT\n  MESSAGE \"tests run with make\"\n}\n";

    private readonly CommandRun _run = new();

    public TrustCommandTests()
    {
        _run.Write("project/.sigmashake/rules/a.rules", Rules);
        _run.Write("project/.sigmashake/config.toml", "packs.enabled = [\"destructive\"]\n");
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_person_sees_what_they_vouch_for_and_any_change_ends_it()
    {
        _run.Input = "y\n";

        Assert.Equal(0, _run.Run("trust"));

        Assert.Equal(
            $"{_run.Project} holds 2 rules in 1 file.\n"
            + "  ALLOW   a  (a.rules:1)\n"
            + "  AMBIENT know  (a.rules:6) tests run with make\n"
            + "  It enforces these packs besides: destructive\n"
            + "Trust them as they are now? [y/N] trusted; any change to the rules ends it\n",
            _run.Output);
        Assert.Equal(0, Status());
        Assert.Equal($"{_run.Project}: trusted\n", _run.Output);
        Assert.StartsWith($"trust {_run.Project} ", Assert.Single(_run.Actions()));

        _run.Write("project/.sigmashake/rules/b.rules", "");
        Assert.Equal(1, Status());
        Assert.Equal($"{_run.Project}: not trusted: it has changed since it was\n", _run.Output);

        File.Delete($"{_run.Project}/.sigmashake/rules/b.rules");
        Assert.Equal(0, Status());
        _run.Write("project/.sigmashake/config.toml", "packs.enabled = []\n");
        Assert.Equal(1, Status());
    }

    [Theory]
    [InlineData("")]
    [InlineData("n\n")]
    [InlineData("\n")]
    [InlineData("yes please\n")]
    public void Anything_but_a_yes_changes_nothing(string answer)
    {
        _run.Input = answer;

        Assert.Equal(1, _run.Run("trust"));

        Assert.Equal("ssg: nothing was changed\n", _run.Error);
        Assert.Equal(1, Status());
        Assert.Empty(_run.Actions());
    }

    [Fact]
    public void An_agent_trusts_nothing_and_may_take_trust_back()
    {
        _run.Input = "y\n";
        Assert.Equal(0, _run.Run("trust"));
        _run.IsPerson = false;

        Assert.Equal(0, _run.Run("trust", "--revoke"));
        Assert.Equal("no longer trusted\n", _run.Output);
        Assert.Equal(2, _run.Run("trust"));
        Assert.Contains("is for a person only", _run.Error);
        Assert.Equal(0, _run.Run("trust", "--revoke"));
        Assert.Equal("it was not trusted\n", _run.Output);

        Assert.Equal(1, Status());
        Assert.Equal(["trust", "trust-revoke"], _run.Actions().Select(action => action.Split(' ')[0]));
    }

    [Theory]
    [InlineData("project/.sigmashake/config.toml", "mode = \"observe\"", "a project may not set `mode`")]
    [InlineData("project/.sigmashake/config.toml", "x", "is refused: ")]
    public void What_cannot_be_read_cannot_be_vouched_for(string path, string content, string problem)
    {
        _run.Write(path, content);
        _run.Input = "y\n";

        Assert.Equal(1, _run.Run("trust"));

        Assert.Contains(problem, _run.Error);
        Assert.EndsWith("; mend it before you trust the project\n", _run.Error);
        Assert.Null(TrustStore.TrustedHash(_run.State, _run.Project));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_cannot_be_vouched_for()
    {
        Directory.Delete($"{_run.Project}/.sigmashake/rules", recursive: true);
        _run.Write("project/.sigmashake/rules", "");
        _run.Input = "y\n";

        Assert.Equal(1, _run.Run("trust"));

        Assert.Equal($"ssg: `{_run.Project}/.sigmashake/rules` is not a folder; mend it before you trust the project\n", _run.Error);
        Assert.Null(TrustStore.TrustedHash(_run.State, _run.Project));
    }

    [Fact]
    public void Without_a_project_it_says_where_to_go()
    {
        Directory.Delete($"{_run.Project}/.sigmashake", recursive: true);
        foreach (var call in new[] { "trust", "trust --status", "trust --revoke" })
        {
            Assert.Equal(1, _run.Run(call.Split(' ')));
            Assert.Equal("ssg: there is no `.sigmashake` here or above; run it inside a project that has one\n", _run.Error);
        }
    }

    private int Status() => _run.Run("trust", "--status");
}
