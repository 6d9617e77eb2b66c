using System.Runtime.Versioning;
using SigmaShake.Testing;

namespace SigmaShake.Agents.Tests.Install;

/// <summary>The plugins, run by Node as their clients would: they refuse what <c>ssg</c> refuses, and whatever goes wrong.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PluginTests
{
    private const string Refusing = "#!/bin/sh\ncat >\"$0.asked\"\necho 'not this one' >&2\nexit 2\n";
    private const string Silent = "#!/bin/sh\ncat >\"$0.asked\"\n";
    private const string Asking = "#!/bin/sh\ncat >/dev/null\necho '{\"decision\":\"ask\",\"reason\":\"may it?\"}'\n";
    private const string Crashing = "#!/bin/sh\nkill -SEGV $$\n";

    // Calls the plugin in its client's way, and says in one word and a text what becomes of the call.
    private static readonly Dictionary<string, string> Hosts = new(StringComparer.Ordinal)
    {
        ["opencode"] = """
            const { SigmaShake } = await import(process.argv[2]);
            const hooks = await SigmaShake({ directory: '/p' });
            try { await hooks['tool.execute.before']({ tool: 'bash', sessionID: 's', callID: 'c' }, { args: { command: 'ls' } }); console.log('run'); }
            catch (error) { console.log('refused ' + error.message); }
            """,
        ["pi"] = """
            const plugin = (await import(process.argv[2])).default;
            let handler; plugin({ on: (_, f) => handler = f });
            const context = { cwd: '/p', hasUI: process.argv[3] !== 'alone', ui: { confirm: async () => process.argv[3] === 'yes' } };
            const said = await handler({ toolName: 'bash', toolCallId: 'c', input: { command: 'ls' } }, context);
            console.log(said?.block ? 'refused ' + said.reason : 'run');
            """,
        ["amp"] = """
            const plugin = (await import(process.argv[2])).default;
            let handler; plugin({ on: (_, f) => handler = f, system: { workspaceRoot: '/p' } });
            const said = await handler({ tool: 'bash', input: { command: 'ls' }, thread: { id: 's' } }, {});
            console.log(said.action === 'allow' ? 'run' : 'refused ' + said.message);
            """,
        ["openclaw"] = """
            const plugin = (await import(process.argv[2])).default;
            let handler; plugin.register({ on: (_, f) => handler = f, runtime: { config: { current: () => ({}) }, agent: { resolveAgentWorkspaceDir: () => '/p' } } });
            const said = await handler({ toolName: 'bash', params: { command: 'ls' }, toolCallId: 'c' }, { sessionId: 's', agentId: 'a' });
            console.log(said?.block ? 'refused ' + said.blockReason : said?.requireApproval ? 'asks ' + said.requireApproval.description : 'run');
            """,
    };

    [Theory]
    [InlineData("opencode")]
    [InlineData("pi")]
    [InlineData("amp")]
    [InlineData("openclaw")]
    public async Task A_call_is_refused_or_run_as_ssg_says(string client)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("refused not this one", await RunAsync(folder, client, Refusing));
        var asked = Samples.Parse(await File.ReadAllTextAsync(folder["ssg.asked"], TestContext.Current.CancellationToken));
        var call = Adapters.Named(client).Read(asked, AgentEnvironment.Empty).Call!;
        Assert.Equal(("bash", "/p", client), (call.Tool, call.Cwd, call.Agent));
        Assert.Contains("execute ls", Rules.Calls.CallExpansion.Expand(call).Actions.Select(action => action.Describe()));

        Assert.Equal("run", await RunAsync(folder, client, Silent));
    }

    // A call may wait 20 s for a person, and judging takes up to 4 s.
    [Theory]
    [InlineData("opencode")]
    [InlineData("pi")]
    [InlineData("amp")]
    [InlineData("openclaw")]
    public void A_plugin_waits_longer_than_ssg_waits_for_a_person(string client)
    {
        Assert.Contains("timeout: 30000,", Installing.Plan(client, null).After());
        if (client == "openclaw") Assert.Contains("timeoutMs: 35000 }", Installing.Plan(client, null).After());
    }

    [Theory]
    [InlineData("opencode")]
    [InlineData("pi")]
    [InlineData("amp")]
    [InlineData("openclaw")]
    public async Task Without_ssg_and_where_it_crashes_a_call_is_refused(string client)
    {
        using var folder = new TemporaryFolder();

        Assert.StartsWith("refused ssg could not be run", await RunAsync(folder, client, null));
        Assert.StartsWith("refused ", await RunAsync(folder, client, Crashing));
    }

    [Theory]
    [InlineData("yes", "run")]
    [InlineData("no", "refused a person said no: may it?")]
    [InlineData("alone", "refused needs a person's approval: may it?")]
    public async Task Pi_asks_the_person_who_is_there(string person, string expected)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(expected, await RunAsync(folder, "pi", Asking, person));
    }

    [Fact]
    public async Task OpenClaw_asks_by_its_own_approvals()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("asks may it?", await RunAsync(folder, "openclaw", Asking));
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, string client, string? ssg, params string[] arguments)
    {
        Assert.SkipUnless(Node is not null, "needs Node 20: nothing else runs the plugins");
        var program = folder["ssg"];
        File.Delete(program);
        if (ssg is not null)
        {
            folder.Write(program, ssg);
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var plugin = folder.Write(folder["plugin.mjs"], Installing.Plan(client, null, ssg: program).After()!);
        var host = folder.Write(folder["host.mjs"], Hosts[client]);
        var result = await ChildProcess.RunAsync(Node!, [host, plugin, .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Out.TrimEnd();
    }

    private static string? Node => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "node")).FirstOrDefault(File.Exists);
}
