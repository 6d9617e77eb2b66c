using SigmaShake.Cli.Loading;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class PackCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_pack_is_listed_with_its_state_and_what_it_guards()
    {
        Assert.Equal(0, _run.Run("packs", "list"));

        var lines = _run.Output.TrimEnd().Split('\n');
        Assert.Equal(EmbeddedPack.All.Length, lines.Length);
        Assert.All(EmbeddedPack.All.Zip(lines), row => Assert.StartsWith($"{(row.First.IsDefault ? "on " : "off")}  {row.First.Name} ", row.Second));
        Assert.All(EmbeddedPack.All.Zip(lines), row => Assert.Contains(row.First.Summary[..8], row.Second));
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void A_pack_is_shown_rule_by_rule_or_as_it_is_written()
    {
        Assert.Equal(0, _run.Run("packs", "show", "git"));
        Assert.StartsWith("git: ", _run.Output);
        Assert.Contains("\non (default), ", _run.Output);
        Assert.Contains("\nASK   execution git/git-reset-hard\n      warning, git", _run.Output);

        Assert.Equal(0, _run.Run("packs", "show", "git", "--source"));
        Assert.Contains("\nrule git-reset-hard {\n", _run.Output);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("enable")]
    [InlineData("disable")]
    public void An_unknown_pack_gets_a_suggestion_and_changes_nothing(string verb)
    {
        Assert.Equal(2, _run.Run("packs", verb, "destructve"));

        Assert.Equal("ssg: there is no pack `destructve`; did you mean `destructive`?\n", _run.Error);
        Assert.False(File.Exists(_run.State.Configuration));
    }

    [Fact]
    public void A_person_switches_a_default_pack_off_and_anybody_on_again()
    {
        Assert.Equal(0, _run.Run("packs", "disable", "git", "secrets"));
        Assert.Equal("git is off\nsecrets is off\n", _run.Output);
        Assert.Contains("packs.disabled = [\"git\", \"secrets\"]", File.ReadAllText(_run.State.Configuration));
        _run.Run("packs", "list");
        Assert.Contains("\noff  git ", _run.Output);

        _run.IsPerson = false;
        Assert.Equal(0, _run.Run("packs", "enable", "git"));
        Assert.Equal("git is on\n", _run.Output);
        Assert.Contains("packs.disabled = [\"secrets\"]", File.ReadAllText(_run.State.Configuration));
        Assert.Equal(["packs-disable git secrets", "packs-enable git"], _run.Actions());
    }

    [Fact]
    public void A_pack_that_is_not_in_force_by_default_is_enabled_by_name()
    {
        var pack = Optional();

        Assert.Equal(0, _run.Run("packs", "enable", pack));
        Assert.Contains($"packs.enabled = [\"{pack}\"]", File.ReadAllText(_run.State.Configuration));
        _run.Run("packs", "list");
        Assert.Contains($"\non   {pack} ", _run.Output);

        Assert.Equal(0, _run.Run("packs", "disable", pack));
        Assert.Equal($"{pack} is off\n", _run.Output);
        _run.Run("config", "get", "packs.enabled");
        Assert.Equal("[]\n", _run.Output);
        _run.Run("config", "get", "packs.disabled");
        Assert.Equal("[]\n", _run.Output);
    }

    [Fact]
    public void Saying_it_twice_is_on_record_once()
    {
        for (var i = 0; i < 2; i++) Assert.Equal(0, _run.Run("packs", "disable", "git"));

        Assert.Equal(["packs-disable git"], _run.Actions());
    }

    [Fact]
    public void An_agent_switches_no_pack_off_and_none_on_that_may_loosen()
    {
        _run.Write("state/config.toml", "packs.trusted = [\"git\"]\n");
        _run.IsPerson = false;

        Assert.Equal(2, _run.Run("packs", "disable", "git"));
        Assert.StartsWith("ssg: `ssg packs disable` loosens the guard and is for a person only", _run.Error);
        Assert.Equal(2, _run.Run("packs", "enable", "git"));
        Assert.Empty(_run.Actions());
    }

    [Fact]
    public void What_guards_ourselves_stays_on()
    {
        Assert.Equal(2, _run.Run("packs", "disable", "git", "self-protection"));

        Assert.Equal("ssg: `self-protection` guards SigmaShake itself and cannot be switched off\n", _run.Error);
        Assert.Empty(_run.Actions());
    }

    [Fact]
    public void A_pack_that_the_project_enables_stays_on_there_and_the_answer_says_so()
    {
        var pack = Optional();
        _run.Write("project/.sigmashake/config.toml", $"packs.enabled = [\"{pack}\"]\n");
        _run.Run("packs", "list");
        Assert.Matches($"\non   {pack} +\\d+ rules  enabled by the project ", _run.Output);

        Assert.Equal(0, _run.Run("packs", "disable", pack));

        Assert.Equal($"{pack} is off, but this project enables it\n", _run.Output);
    }

    [Fact]
    public void Comments_in_the_settings_stay()
    {
        _run.Write("state/config.toml", "# mine\nmode = \"observe\" # for now\n");

        Assert.Equal(0, _run.Run("packs", "disable", "git"));

        var text = File.ReadAllText(_run.State.Configuration);
        Assert.Contains("# mine\nmode = \"observe\" # for now\n", text);
    }

    private static string Optional() => EmbeddedPack.All.First(pack => !pack.IsDefault).Name;
}
