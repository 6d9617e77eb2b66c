using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Cli.Tests.Terminals;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

/// <summary>Commands without a process: a state folder and a project of its own, and a person or an agent at the keyboard.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MadeUpProcesses _person = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");

    public CommandRun()
    {
        State = StateFolder.Open(_folder["state"]);
        Directory.CreateDirectory(Project);
    }

    public StateFolder State { get; }

    public string Project => _folder["project"];

    public bool IsPerson { get; set; } = true;

    /// <summary>What the person types.</summary>
    public string Input { get; set; } = "";

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Write(string relativePath, string content) => _folder.Write(relativePath, content);

    public string this[string relativePath] => _folder[relativePath];

    public int Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(Input);
        using var terminalOutput = new TerminalWriter(output);
        using var terminalError = new TerminalWriter(error);
        var context = new CommandContext(terminalOutput, terminalError, input, Clock, Project, State.Path, _person.Check(IsPerson));
        var exitCode = Invocation.Run(context, arguments);
        (Output, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    /// <summary>What a person did, as the log tells it: <c>pause 10m: why</c>.</summary>
    public List<string> Actions()
    {
        if (!Directory.Exists(State.Ledger)) return [];
        using var reader = LedgerReader.Open(State.Ledger).Value;
        return [.. reader!.Entries().Select(entry => Action(NdjsonFormat.Line(entry)))];
    }

    /// <summary>What a person did last.</summary>
    public string LastAction() => AllActions()[^1];

    /// <summary>What a person did, in a log that has calls too.</summary>
    public List<string> AllActions()
    {
        using var reader = LedgerReader.Open(State.Ledger).Value;
        return [.. reader!.Entries().Where(entry => entry.Kind == EntryKind.PersonAction).Select(entry => Action(NdjsonFormat.Line(entry)))];
    }

    public void Dispose()
    {
        _person.Dispose();
        _folder.Dispose();
    }

    private static string Action(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        return $"{json.RootElement.GetProperty("action").GetString()} {json.RootElement.GetProperty("detail").GetString()}".TrimEnd();
    }
}
