using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using SigmaShake.WebTools;
using SigmaShake.Testing;

namespace SigmaShake.Net.EndToEnd.Serving;

/// <summary>The real programs: calls that <c>ssg hook</c> has judged, <c>ssg serve</c> on a port of its own, and a real browser.</summary>
public sealed class ServingProgram : IAsyncLifetime
{
    /// <summary>A command that would be a part of a page that does not encode it.</summary>
    public const string Attack = "echo '<img src=x onerror=document.title=1><script>document.title=2</script>'";

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Where it is: <c>http://127.0.0.1:…</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What axe-core has found on pages that is serious.</summary>
    public List<string> Barriers { get; } = [];

    public Chromium Chromium { get; private set; } = null!;

    /// <summary>The folder that agents work in.</summary>
    public string Project => _folder["home/project"];

    // Somebody who would have the server listen elsewhere, by all that ASP.NET Core usually heeds.
    private Dictionary<string, string?> Environment => new()
    {
        ["HOME"] = _folder["home"], ["CLAUDECODE"] = null, ["ASPNETCORE_URLS"] = "http://0.0.0.0:0", ["DOTNET_URLS"] = "http://0.0.0.0:0", ["Kestrel__Endpoints__Http__Url"] = "http://0.0.0.0:0",
    };

    /// <summary>The addresses that the program listens on, as the kernel writes them.</summary>
    public IReadOnlyList<string> Listening
    {
        get
        {
            var sockets = Directory.EnumerateFileSystemEntries($"/proc/{_process!.Id}/fd").Select(file => new FileInfo(file).LinkTarget).OfType<string>().ToHashSet();
            return [.. new[] { "tcp", "tcp6" }.SelectMany(table => File.ReadLines($"/proc/{_process.Id}/net/{table}").Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == "0A" && sockets.Contains($"socket:[{fields[9]}]"))
                .Select(fields => fields[1])];
        }
    }

    public async ValueTask InitializeAsync()
    {
        // Then the tests are skipped.
        if (!BrowserTools.IsInstalled) return;
        Directory.CreateDirectory(_folder["home/project/.sigmashake"]);
        _folder.Write("home/project/appsettings.json", """{"Kestrel":{"Endpoints":{"Http":{"Url":"http://0.0.0.0:0"}}},"Urls":"http://0.0.0.0:0"}""");
        foreach (var command in new[] { "git status", "rm -rf ~", "npm test", Attack, "cat ~/.ssh/id_ed25519", "git push --force origin main", "cd build && make && git reset --hard HEAD~3", "ls -la" }) await JudgeAsync(command);
        await StartAsync();

        // What rules have done is seen from the first start on.
        _folder.Write("home/.sigmashake/rules/own.rules", Having("told", "true") + Having("told-in-vain", "false"));
        await JudgeAsync("terraform apply");
        await Deadline.UntilAsync(async () => (await RunAsync("outbox")).Out is var outbox && outbox.Contains("done ", StringComparison.Ordinal) && outbox.Contains("failed ", StringComparison.Ordinal));
        Chromium = await Chromium.StartAsync();
    }

    private static string Having(string id, string program) => $$"""
        rule {{id}} {
          LOG execution
          IF command INVOKES "terraform apply"
          RUN "{{program}}"
        }

        """;

    /// <summary>Has a command judged, as an agent would.</summary>
    public async Task JudgeAsync(string command)
    {
        var call = JsonSerializer.SerializeToUtf8Bytes(new { tool = "Bash", cwd = Project, input = new { command } });
        await ChildProcess.RunAsync(Checkout.Ssg, ["hook"], call, Project, Environment);
    }

    /// <summary>Has a command judged as Codex would, which asks nobody itself; what the hook answers.</summary>
    public async Task<ChildResult> AskAsync(string command)
    {
        var call = JsonSerializer.SerializeToUtf8Bytes(new { session_id = "session-1", cwd = Project, hook_event_name = "PreToolUse", tool_name = "Bash", tool_input = new { command } });
        return await ChildProcess.RunAsync(Checkout.Ssg, ["hook", "codex"], call, Project, Environment);
    }

    /// <summary>Writes the person's settings.</summary>
    public void Set(string settings) => _folder.Write("home/.sigmashake/config.toml", settings);

    /// <summary>Runs <c>ssg</c> as somebody would who is no person at a terminal.</summary>
    public Task<ChildResult> RunAsync(params string[] arguments) => ChildProcess.RunAsync(Checkout.Ssg, arguments, workingDirectory: Project, environment: Environment);

    /// <summary>A link that a person had made: at a terminal, below a multiplexer that no agent has started.</summary>
    public async Task<string> PersonsLinkAsync()
    {
        var tmux = $"tmux -S {_folder["tmux"]}";
        var inside = $"{Checkout.Ssg} serve --link; {tmux} wait-for -S done";
        var session = $"{tmux} -f /dev/null new-session -d -x 200 '{inside}' \\; set-option -g remain-on-exit on && {tmux} wait-for done && {tmux} capture-pane -p; {tmux} kill-server";
        var run = await ChildProcess.RunAsync("setsid", ["--fork", "env", "TERM=xterm", "sh", "-c", session], workingDirectory: Project, environment: Environment);
        return run.Out.Split('\n').First(line => line.StartsWith(Address, StringComparison.Ordinal)).Trim();
    }

    /// <summary>A link that signs in once.</summary>
    public async Task<string> LinkAsync()
    {
        var run = await ChildProcess.RunAsync(Checkout.Ssg, ["serve", "--link"], workingDirectory: Project, environment: Environment);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Out.Trim();
    }

    /// <summary>A page of somebody who has signed in.</summary>
    /// <param name="scripts">Whether pages may run any.</param>
    /// <param name="colours">Which colours they like.</param>
    /// <param name="width">How wide their window is, in pixels.</param>
    /// <param name="isPerson">Whether a person had the link made.</param>
    public async Task<IPage> SignInAsync(bool scripts = true, ColorScheme colours = ColorScheme.Light, int width = 1280, bool isPerson = false)
    {
        var page = await Chromium.PageAsync(scripts, colours, width);
        await page.GotoAsync(isPerson ? await PersonsLinkAsync() : await LinkAsync());
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync("nav");
        return page;
    }

    /// <summary>Looks at a page.</summary>
    public async Task LookAsync(IPage page, string name) => Barriers.AddRange(await Chromium.LookAsync(page, name));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await ChildProcess.RunAsync("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill(entireProcessTree: true);
            _process.Dispose();
            await Chromium.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        var start = new ProcessStartInfo(Checkout.Ssg, ["serve", "--port", "0"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Project };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var link = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(ChildProcess.TimeLimit);
        Address = new Uri(link ?? throw new InvalidOperationException("`ssg serve` did not start")).GetLeftPart(UriPartial.Authority);
    }
}
