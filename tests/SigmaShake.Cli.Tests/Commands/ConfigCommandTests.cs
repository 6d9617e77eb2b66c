using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_key_is_listed_with_its_meaning_its_values_and_its_default()
    {
        Assert.Equal(0, _run.Run("config"));

        Assert.StartsWith($"# {_run.State.Configuration}\n", _run.Output);
        foreach (var key in SettingKey.All)
        {
            Assert.Contains($"\n# {key.Description}\n# {SettingsReader.Expected(key)}; default {key.Default}", _run.Output);
            Assert.Contains($"\n{key.Name} = {key.Default}\n", _run.Output);
        }

        // What is printed can be saved as it is.
        Assert.Null(SettingsReader.Read("", System.Text.Encoding.UTF8.GetBytes(_run.Output), isProject: false).Problem);
    }

    [Theory]
    [InlineData("mode", "observe", "\"observe\"")]
    [InlineData("mode", "'observe'", "\"observe\"")]
    [InlineData("grant", "true", "true")]
    [InlineData("packs.disabled", "[ 'destructive' ]", "[\"destructive\"]")]
    [InlineData("packs.enabled", "[]", "[]")]
    [InlineData("recording.on_failure", "answer", "\"answer\"")]
    [InlineData("recording.durability", "relaxed", "\"relaxed\"")]
    [InlineData("approvals.ask", "ssg", "\"ssg\"")]
    [InlineData("approvals.wait", "15s", "\"15s\"")]
    [InlineData("approvals.notify", "false", "false")]
    [InlineData("retention.age", "90d", "\"90d\"")]
    [InlineData("retention.size", "\"2GB\"", "\"2000MB\"")]
    public void What_was_set_is_what_is_got(string key, string value, string toml)
    {
        Assert.Equal(0, _run.Run("config", "set", key, value));
        Assert.Equal($"{key} = {toml}\n", _run.Output);

        Assert.Equal(0, _run.Run("config", "get", key));
        Assert.Equal($"{toml}\n", _run.Output);
        Assert.Equal([$"config {key} = {toml}"], _run.Actions());
    }

    [Theory]
    [InlineData("mode", "obsrve", "`mode` must be \"enforce\" or \"observe\"")]
    [InlineData("mode", "enforce\"\ngrant = true\n#", "`mode` must be \"enforce\" or \"observe\"")]
    [InlineData("grant", "true\nmode = \"observe\"", "`grant` must be true or false")]
    [InlineData("grant", "yes", "`grant` must be true or false")]
    [InlineData("grant", "", "`grant` must be true or false")]
    [InlineData("packs.enabled", "destructive", "`packs.enabled` must be a list of strings, such as [\"destructive\"]")]
    [InlineData("packs.enabled", "[\"destructve\"]", "there is no pack `destructve`; did you mean `destructive`?")]
    [InlineData("recording.on_failure", "allow", "`recording.on_failure` must be \"block\" or \"answer\"")]
    [InlineData("approvals.wait", "1h", "`approvals.wait` must be \"off\" or seconds up to 20, such as \"15s\"")]
    [InlineData("recording.durability", "none", "`recording.durability` must be \"full\" or \"relaxed\"")]
    [InlineData("retention.age", "90", "`retention.age` must be \"forever\" or days, such as \"90d\"")]
    [InlineData("retention.size", "\"90d\"", "`retention.size` must be \"unlimited\" or a size, such as \"500MB\" or \"2GB\"")]
    [InlineData("mod", "enforce", "unknown key `mod`; did you mean `mode`?")]
    [InlineData("packs", "[]", "unknown key `packs`; write one of")]
    public void A_bad_value_changes_nothing(string key, string value, string problem)
    {
        Assert.Equal(2, _run.Run("config", "set", key, value));

        Assert.StartsWith($"ssg: {problem}", _run.Error);
        Assert.False(File.Exists(_run.State.Configuration));
        Assert.Empty(_run.Actions());
    }

    [Fact]
    public void An_unknown_key_cannot_be_got() => Assert.Equal(2, _run.Run("config", "get", "packs.enabledd"));

    [Fact]
    public void Comments_order_and_line_endings_stay()
    {
        _run.Write("state/config.toml", "# mine\r\n[packs] # two\r\ndisabled = [] # none\r\n");

        Assert.Equal(0, _run.Run("config", "set", "packs.disabled", "[\"destructive\"]"));

        Assert.Equal("# mine\r\n[packs] # two\r\ndisabled = [\"destructive\"] # none\r\n", File.ReadAllText(_run.State.Configuration));
    }

    [Fact]
    public void A_broken_file_is_never_written_over()
    {
        _run.Write("state/config.toml", "mode = \"enforce\"\nmoed = 1\n");

        foreach (var call in new[] { "config", "config get mode", "config set mode observe", "rule list" })
        {
            Assert.Equal(1, _run.Run(call.Split(' ')));
            Assert.Contains($"{_run.State.Configuration}:2:1: unknown key `moed`; did you mean `mode`?; mend the file", _run.Error);
        }

        Assert.Equal("mode = \"enforce\"\nmoed = 1\n", File.ReadAllText(_run.State.Configuration));
    }

    [Fact]
    public void A_linked_file_is_never_replaced_by_an_empty_one()
    {
        var real = _run.Write("dotfiles/config.toml", "grant = true\n");
        File.CreateSymbolicLink(_run.State.Configuration, real);

        Assert.Equal(1, _run.Run("config", "set", "mode", "observe"));

        Assert.Contains("cannot be opened", _run.Error);
        Assert.Equal("grant = true\n", File.ReadAllText(real));
        Assert.Equal(real, new FileInfo(_run.State.Configuration).LinkTarget);
    }

    [Fact]
    public void An_agent_reads_and_changes_nothing()
    {
        _run.IsPerson = false;

        Assert.Equal(0, _run.Run("config", "get", "mode"));
        Assert.Equal(2, _run.Run("config", "set", "mode", "enforce"));
        Assert.Equal(2, _run.Run("config", "set", "recording.on_failure", "answer"));
        Assert.Equal(2, _run.Run("config", "set", "recording.durability", "relaxed"));
        Assert.Contains("is for a person only", _run.Error);
        Assert.False(File.Exists(_run.State.Configuration));
    }
}
