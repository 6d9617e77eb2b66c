using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Reference;

/// <summary>The scripts in real shells, which ask the real binary.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("ssg pa", "packs\npause")]
    [InlineData("ssg audit sea", "search")]
    [InlineData("ssg packs show datab", "databases")]
    [InlineData("ssg rule show remote-code/enc", "remote-code/encoded-powershell")]
    [InlineData("ssg config get retention.", "retention.age\nretention.size")]
    [InlineData("ssg completion f", "fish")]
    [InlineData("ssg fleet enr", "enrol")]
    [InlineData("ssg auth lo", "login\nlogout")]
    public async Task Each_shell_offers_what_can_stand_there(string typed, string expected)
    {
        var offers = new Dictionary<string, string>
        {
            ["bash"] = await InBashAsync(typed),
            ["zsh"] = await InAsync("zsh", $"compdef() {{ }}; compadd() {{ print -l -- ${{(P)2}} }}; eval \"$(ssg completion zsh)\"; words=({typed}); CURRENT=$#words; PREFIX=$words[-1]; _ssg", "-fc"),
            ["fish"] = await InAsync("fish", $"ssg completion fish | source; complete --do-complete '{typed}'", "--no-config", "-c"),
        };

        var prefix = typed.Split(' ')[^1];
        foreach (var (shell, offered) in offers)
        {
            var choices = offered.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]).Where(choice => choice.StartsWith(prefix, StringComparison.Ordinal)).Order();
            Assert.Equal(expected, string.Join('\n', choices));
            Assert.NotEmpty(shell);
        }
    }

    [Fact]
    public async Task What_is_offered_is_never_run()
    {
        // As a project could name a thing that is completed.
        var result = await InAsync("bash", "eval \"$(command ssg completion bash)\"; ssg() { :; }; command() { printf '%s\\n' '$(touch made)' '`touch made`'; }; COMP_LINE='ssg ' COMP_POINT=4 COMP_WORDS=(ssg '') COMP_CWORD=1; _ssg; printf '%s\\n' \"${COMPREPLY[@]}\"", "-c");

        Assert.Equal("$(touch made)\n`touch made`\n", result);
        Assert.False(File.Exists(_home["made"]));
    }

    private Task<string> InBashAsync(string typed)
    {
        var words = typed.Split(' ');
        return InAsync("bash", $"eval \"$(ssg completion bash)\"; COMP_LINE='{typed}' COMP_POINT={typed.Length} COMP_WORDS=({typed}) COMP_CWORD={words.Length - 1}; _ssg; printf '%s\\n' \"${{COMPREPLY[@]}}\"", "-c");
    }

    private async Task<string> InAsync(string shell, string script, params string[] options)
    {
        var path = $"{Path.GetDirectoryName(Checkout.Ssg)}:{Environment.GetEnvironmentVariable("PATH")}";
        var environment = new Dictionary<string, string?> { ["PATH"] = path, ["HOME"] = _home["."], ["ZDOTDIR"] = _home["."], ["XDG_CONFIG_HOME"] = _home["."], ["XDG_DATA_HOME"] = _home["."], ["LC_ALL"] = "C.UTF-8" };
        var result = await ChildProcess.RunAsync(shell, [.. options, script], workingDirectory: _home["."], environment: environment);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Out;
    }
}
