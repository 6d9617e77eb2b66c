using System.Text;
using System.Text.Json;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>A person's home and a project beside it, in which the published hook is asked.</summary>
internal sealed class HookHome : IDisposable
{
    /// <summary>For a shell: holds the lock of the ledger for as long as the file that is open as 9 stays open.</summary>
    public const string HoldLedgerOn9 =
        "python3 -c 'import fcntl, struct; fcntl.fcntl(9, fcntl.F_OFD_SETLK, struct.pack(\"hhqqi\", fcntl.F_WRLCK, 0, 1 << 62, 1, 0))'";

    private readonly TemporaryFolder _folder = new();

    public HookHome()
    {
        Assert.True(File.Exists(Checkout.Ssg), $"`{Checkout.Ssg}` is missing: run `make build`");
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Project);
    }

    /// <summary>A folder for what is neither home nor project; it goes with the test.</summary>
    public string Root => _folder.Path;

    public string Home => _folder["home"];

    public string State => _folder["home/.sigmashake"];

    public string Ledger => _folder["home/.sigmashake/ledger"];

    /// <summary>The project that the client names; its rules are untrusted until <see cref="Trust"/>.</summary>
    public string Project => _folder["project"];

    public string this[string relativePath] => _folder[relativePath];

    /// <summary>Writes a file of the person's state, which is made with the mode that the hook itself gives it.</summary>
    public string WriteState(string relativePath, string text)
    {
        Directory.CreateDirectory(State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return _folder.Write($"home/.sigmashake/{relativePath}", text);
    }

    public string WriteRules(string rules) => WriteState("rules/mine.rules", rules);

    public string WriteProjectRules(string rules) => WriteProject("rules/team.rules", rules);

    public string WriteProject(string relativePath, string text) => _folder.Write($"project/.sigmashake/{relativePath}", text);

    /// <summary>Trusts the project as it stands, the way <c>ssg trust</c> does when a person agrees.</summary>
    public void Trust(string? directory = null)
    {
        var project = new Project(directory ?? Project, IsClients: true);
        var hash = ProjectContent.Hash(ProjectSettings.Read(project), RuleFolder.Read(project.RulesFolder));
        TrustStore.Trust(StateFolder.Open(State), project.Directory, hash);
    }

    /// <summary>Asks the hook as Claude Code would, inside the project.</summary>
    public Task<ChildResult> Ask(string payload, string client = "claude-code") => Ask(Encoding.UTF8.GetBytes(payload), client);

    public Task<ChildResult> Ask(byte[] payload, string client = "claude-code") => Run(payload, ["hook", client, "--state", State]);

    /// <summary>Runs <c>ssg</c> in this home with these arguments.</summary>
    public Task<ChildResult> Run(ReadOnlyMemory<byte> stdin, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? variables = null) =>
        ChildProcess.RunAsync(Checkout.Ssg, arguments, stdin, Project, Variables(variables));

    /// <summary>Runs a line of bash in which <c>$SSG</c>, <c>$HOME</c> and <c>$CALL</c> (a file that holds the call) are set.</summary>
    public async Task<ChildResult> Bash(string script, string call, IReadOnlyDictionary<string, string?>? variables = null)
    {
        _folder.Write("call.json", call);
        var all = Variables(variables);
        all["SSG"] = Checkout.Ssg;
        all["CALL"] = this["call.json"];
        return await ChildProcess.RunAsync("/bin/bash", ["-c", script], default, Project, all);
    }

    /// <summary>The judged calls on record, oldest first; the log is intact.</summary>
    public List<JsonElement> Calls() => [.. Entries().Where(entry => entry.Kind == EntryKind.Call).Select(entry => JsonDocument.Parse(entry.Payload).RootElement)];

    public List<LedgerEntry> Entries()
    {
        var opened = LedgerReader.Open(Ledger);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        using var reader = opened.Value;
        List<LedgerEntry> entries = [.. reader.Entries()];
        Assert.Empty(reader.Problems);
        return entries;
    }

    /// <summary>The only call on record.</summary>
    public JsonElement Call() => Assert.Single(Calls());

    /// <summary>Both verifiers, ours and the one that shares no code with it, find the log whole and agree on its size.</summary>
    public async Task AssertLogIsIntact(int entries)
    {
        var ours = await Run(default, ["audit", "verify"]);
        var other = await ChildProcess.RunAsync("python3", [Path.Combine(Checkout.Root, "tools", "verify.py"), Ledger]);
        Assert.True(ours.ExitCode == 0 && other.ExitCode == 0, ours.Out + ours.Error + other.Out + other.Error);
        Assert.Contains($"log      intact\nentries  {entries}\n", ours.Out);
        Assert.StartsWith($"size {entries}\n", other.Out);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Nothing of the environment that the tests run in, which may be an agent's.</summary>
    private Dictionary<string, string?> Variables(IReadOnlyDictionary<string, string?>? more)
    {
        var variables = new Dictionary<string, string?>();
        foreach (string name in Environment.GetEnvironmentVariables().Keys) variables[name] = null;
        variables["PATH"] = Environment.GetEnvironmentVariable("PATH");
        variables["HOME"] = Home;
        variables["CLAUDE_PROJECT_DIR"] = Project;
        foreach (var (name, value) in more ?? new Dictionary<string, string?>()) variables[name] = value;
        return variables;
    }
}
