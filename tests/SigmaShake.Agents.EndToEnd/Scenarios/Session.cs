using SigmaShake.Agents.EndToEnd.Clients;
using SigmaShake.Agents.EndToEnd.Model;
using SigmaShake.Agents.EndToEnd.Sandbox;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Scenarios;

/// <summary>A person's machine with one coding agent, a stub for its model, and <c>ssg</c>.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string Prompt = "please carry out the work of this scenario";
    public const string DelegatedPrompt = "please carry out the delegated part";

    private readonly NetworkNamespace _network;
    private readonly StubModel _model;
    private MachineConfiguration? _machine;

    private Session(CodingAgent agent, NetworkNamespace network, StubModel model)
    {
        Agent = agent;
        _network = network;
        _model = model;
        Agent.Configure(Workspace, model.Address);
    }

    public CodingAgent Agent { get; }

    public Workspace Workspace { get; } = new();

    /// <summary>The <c>ssg</c> that is installed here.</summary>
    public string Ssg { get; private set; } = Checkout.Ssg;

    /// <summary>A machine on which nothing of ours is installed.</summary>
    public static async Task<Session> StartBareAsync(CodingAgent agent)
    {
        Assert.SkipUnless(!agent.IsOfAll || RealAgents.AllWanted, $"drives {agent.Name}; `make test AGENTS=all` installs and runs it");
        var network = NetworkNamespace.Create();
        return new Session(agent, network, await StubModel.StartAsync(agent.Protocol, network.Listen()));
    }

    /// <summary>A machine on which <c>ssg init</c> has installed our hook, and nothing else was done.</summary>
    /// <param name="ownBinary">True to install a copy of <c>ssg</c> that is for this session only, which it may break.</param>
    public static async Task<Session> StartAsync(CodingAgent agent, bool ownBinary = false)
    {
        var session = await StartBareAsync(agent);
        try
        {
            await session.InitAsync(ownBinary);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>A machine whose administrator has installed our hook with <c>ssg init --managed</c>, and whose person has done nothing.</summary>
    public static async Task<Session> StartManagedAsync(CodingAgent agent)
    {
        Assert.SkipUnless(System.Environment.IsPrivilegedProcess, "needs root to give the agent an /etc of its own");
        var session = await StartBareAsync(agent);
        try
        {
            session._machine = await MachineConfiguration.CopyAsync(Path.Combine(session.Workspace.Scratch, "etc"));
            var result = await session.SsgAsync("init", $"--client={agent.Name}", "--managed", "--yes");
            Assert.True(result.ExitCode == 0, $"`ssg init` failed: {result.Out}{result.Error}");
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a rule file of the person's.</summary>
    public void AddRule(string rule) => Workspace.WriteHome($".sigmashake/rules/{Guid.NewGuid():n}.rules", rule);

    /// <summary>Has the agent make these tool calls, one a turn.</summary>
    public Task<AgentRun> RunAsync(params IReadOnlyList<ToolCall> calls) => PlayAsync([new Script(Prompt, [.. calls.Select(call => (Turn)(_ => call))])]);

    /// <summary>Has the agent, and agents that it delegates to, follow these scripts to their end; the first is that of <see cref="Prompt"/>.</summary>
    public async Task<AgentRun> PlayAsync(IReadOnlyList<Script> scripts, bool unattended = true)
    {
        var run = await TryPlayAsync(scripts, unattended);
        Assert.True(run.Process.ExitCode == 0, "the agent failed");
        Assert.True(run.Told.Count == scripts[0].Turns.Count, "the agent did not play the script to its end");
        return run;
    }

    /// <summary>The same where the agent may stop before that.</summary>
    /// <param name="scripts">What the model does.</param>
    /// <param name="unattended">Whether the agent may run tools without asking.</param>
    /// <param name="more">Further arguments for the agent.</param>
    public async Task<AgentRun> TryPlayAsync(IReadOnlyList<Script> scripts, bool unattended = true, params IReadOnlyList<string> more)
    {
        _model.Perform(scripts);
        var result = await StartChild(Agent.Binary, [.. Agent.Arguments(Workspace, Prompt, unattended), .. more]);
        _model.ThrowIfFailed();
        var run = new AgentRun(Agent, result, _model.ToldAfter(Prompt), _model.ToldAfter(DelegatedPrompt));
        TestContext.Current.TestOutputHelper?.WriteLine(run.ToString());
        return run;
    }

    /// <summary>The ledger of all calls judged so far.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync()
    {
        var export = await SsgAsync("audit", "export", "--format", "ndjson");
        Assert.True(export.ExitCode == 0, $"`ssg audit export` failed: {export.Error}");
        return LedgerEntry.ReadAll(export.Out);
    }

    public async ValueTask DisposeAsync()
    {
        await _model.DisposeAsync();
        _network.Dispose();
        Workspace.Dispose();
    }

    /// <summary>Runs a program the way the person would: in the project, knowing nothing of the outside.</summary>
    public Task<ChildResult> StartChild(string program, IReadOnlyList<string> arguments)
    {
        IReadOnlyList<string> line = _machine is null ? [program, .. arguments] : [.. _machine.Prefix, program, .. arguments];
        return _network.Inside(() => ChildProcess.RunAsync(
            line[0], line.Skip(1), workingDirectory: Workspace.Project, environment: Workspace.Environment(Agent.Environment(Workspace, _model.Address))));
    }

    /// <summary>Installs our hook, the way the person would.</summary>
    public async Task InitAsync(bool ownBinary = false)
    {
        Assert.True(File.Exists(Ssg), $"`{Ssg}` is missing: run `make build`");
        if (ownBinary)
        {
            var copy = Path.Combine(Workspace.Home, "ssg");
            File.Copy(Ssg, copy);
            Ssg = copy;
        }

        var result = await SsgAsync("init", $"--client={Agent.Name}", "--yes");
        Assert.True(result.ExitCode == 0, $"`ssg init` failed: {result.Out}{result.Error}");
    }

    private Task<ChildResult> SsgAsync(params IReadOnlyList<string> arguments) => StartChild(Ssg, arguments);
}
