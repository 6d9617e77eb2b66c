namespace SigmaShake.Cli.Tests.Hook;

public sealed class SessionStartTests : IDisposable
{
    private const string Knowledge = "rule build {\n AMBIENT\n MESSAGE \"Build with make.\"\n CONTEXT \"Never call dotnet directly.\"\n}\n";

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    public async Task The_persons_knowledge_reaches_the_agent(string client)
    {
        _home.WriteRules(Knowledge);

        var result = await _home.Ask(HookCalls.SessionStart(_home.Project), client);

        var output = HookAnswers.Output(HookAnswers.Line(result));
        Assert.Equal("SessionStart", output.GetProperty("hookEventName").GetString());
        Assert.Contains("- Build with make. [user/build]", output.GetProperty("additionalContext").GetString());
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_projects_knowledge_reaches_the_agent_only_where_it_is_trusted()
    {
        _home.WriteProjectRules(Knowledge);
        HookAnswers.IsSilent(await _home.Ask(HookCalls.SessionStart(_home.Project)));

        _home.Trust();

        var context = HookAnswers.Output(HookAnswers.Line(await _home.Ask(HookCalls.SessionStart(_home.Project)))).GetProperty("additionalContext").GetString();
        Assert.Contains("- Build with make. [project/build]", context);
    }

    [Fact]
    public async Task A_start_without_knowledge_is_silent_and_not_on_record()
    {
        HookAnswers.IsSilent(await _home.Ask(HookCalls.SessionStart(_home.Project)));

        Assert.False(Directory.Exists(_home.Ledger));
    }

    [Fact]
    public async Task Knowledge_is_no_gate()
    {
        _home.WriteRules(Knowledge);

        HookAnswers.IsSilent(await _home.Ask(HookCalls.Bash("dotnet build", _home.Project)));
    }

    [Fact]
    public async Task Very_much_knowledge_is_cut_and_stays_one_line()
    {
        for (var file = 0; file < 3; file++)
        {
            _home.WriteState($"rules/f{file}.rules", string.Concat(Enumerable.Range(file * 100, 100).Select(i => $"rule k{i} {{\n AMBIENT\n MESSAGE \"{new string('x', 900)}\"\n}}\n")));
        }

        var context = HookAnswers.Output(HookAnswers.Line(await _home.Ask(HookCalls.SessionStart(_home.Project)))).GetProperty("additionalContext").GetString()!;
        Assert.InRange(context.Length, 1_000, 11_000);
    }
}
