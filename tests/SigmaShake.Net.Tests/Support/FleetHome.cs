using System.Security.Cryptography;
using SigmaShake.Agents;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Cli.Tests.Terminals;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Payload;
using SigmaShake.Net.Commands;
using SigmaShake.Net.Machines;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Support;

/// <summary>A person's state folder, in which commands run without a process.</summary>
internal sealed class FleetHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MadeUpProcesses _person = MadeUpProcesses.Chain("systemd", "ssg-net", "ssg", "bash", "login");

    public FleetHome()
    {
        Directory.CreateDirectory(Home);
        State = StateFolder.Open(Path.Combine(Home, ".sigmashake"));
    }

    /// <summary>HOME, for programs.</summary>
    public string Home => _folder["home"];

    public StateFolder State { get; }

    /// <summary>What is installed for the person, and on a machine that has nothing else.</summary>
    public InitContext Installations => new()
    {
        Home = Home,
        WorkingFolder = Home,
        Ssg = this["ssg"],
        StateFolder = State.Path,
        SystemFolder = this["etc"],
        Environment = new AgentEnvironment(_ => null),
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        IsTerminal = false,
        ReadLine = () => null,
        Sha256 = SHA256.HashData,
        Secret = () => Guid.NewGuid().ToString("n"),
        ReplaceFile = (path, content, mode) => AtomicFile.Write(path, content, mode)?.ToString(),
    };

    public FleetPlace Place => FleetPlace.OfPerson(State.Path);

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Who stands above the command; a person by default.</summary>
    public MadeUpProcesses? Above { get; set; }

    public bool HasTerminal { get; set; } = true;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string this[string relativePath] => _folder[relativePath];

    public string Write(string relativePath, string content) => _folder.Write(relativePath, content);

    /// <summary>The release in force; 0 for none.</summary>
    public long Release => FleetState.Read(Place) is { Succeeded: true, Value: var state } && state.ReadBundle().Succeeded ? state.Release.Release : 0;

    public async Task<int> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        using var terminalOutput = new TerminalWriter(output);
        using var terminalError = new TerminalWriter(error);
        var context = new CommandContext(terminalOutput, terminalError, input, Clock, _folder.Path, State.Path, (Above ?? _person).Check(HasTerminal));
        var exitCode = await Invocation.RunAsync(context, arguments);
        (Output, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    public Task<int> EnrolAsync(StandInServer server, params string[] more)
    {
        var key = Write("enrolment.key", $"{server.EnrolmentKey.Text}\n");
        return RunAsync(["fleet", "enrol", server.FleetAddress, "--key-file", key, "--name", "host-1", "--user", .. more]);
    }

    /// <summary>Enrols; the test fails where that does.</summary>
    public async Task MustEnrolAsync(StandInServer server)
    {
        var exitCode = await EnrolAsync(server);
        Assert.True(exitCode == 0, Error);
    }

    public Task<int> SyncAsync() => RunAsync("fleet", "sync", "--user");

    public EnrolledMachine OpenMachine() => EnrolledMachine.Open(Place, Clock);

    /// <summary>Puts judged calls on record.</summary>
    public void Record(int calls, string decision = "allow", string? rule = null, DateTimeOffset? time = null)
    {
        using var ledger = LedgerWriter.Open(State.Ledger, default).Value!;
        for (var i = 0; i < calls; i++)
        {
            var payload = new PayloadWriter().Write(new JudgedCall
            {
                Agent = "claude-code", Cwd = "/home/user/project", Tool = "Bash", Input = System.Text.Encoding.UTF8.GetBytes($$"""{"command":"ls {{i}}"}"""),
                Decision = decision, RuleId = rule, Mode = "enforce", Answer = "nothing", DurationUs = 1000 + i, Version = "0.1.0",
            });
            Assert.Null(ledger.Append(EntryKind.Call, payload, time ?? DateTimeOffset.UtcNow).Error);
        }
    }

    public void Dispose()
    {
        _person.Dispose();
        _folder.Dispose();
    }
}
