using SigmaShake.Cli.Terminals;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Terminals;

/// <summary>A process table in a temporary folder, laid out like <c>/proc</c>. The command under test is process 1000.</summary>
internal sealed class MadeUpProcesses : IDisposable
{
    public const int Self = 1000;

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>A table whose last process, by its own id, is the first of the machine; each process is the child of the next.</summary>
    /// <param name="names">From the command under test upward, without the first process.</param>
    public static MadeUpProcesses Chain(string first, params string[] names)
    {
        var table = new MadeUpProcesses();
        for (var i = 0; i < names.Length; i++) table.Add(Self + i, i + 1 < names.Length ? Self + i + 1 : 1, names[i]);
        table.Add(1, 0, first);
        return table;
    }

    /// <summary>Adds or replaces a process.</summary>
    public MadeUpProcesses Add(int id, int parent, string name, string[]? arguments = null, string[]? environment = null)
    {
        _folder.Write($"{id}/stat", $"{id} ({name}) S {parent} {id} {id} 34816 {id} 4194304 100 0 0 0\n");
        _folder.Write($"{id}/cmdline", string.Concat((arguments ?? [name]).Select(argument => argument + "\0")));
        _folder.Write($"{id}/environ", string.Concat((environment ?? ["HOME=/home/u", "PATH=/bin"]).Select(variable => variable + "\0")));
        return this;
    }

    /// <summary>Replaces the text that tells id, name and parent.</summary>
    public MadeUpProcesses Stat(int id, string text)
    {
        _folder.Write($"{id}/stat", text);
        return this;
    }

    public PersonCheck Check(bool isTerminal = true) => new(new ProcessTable(Path), isTerminal, Self);

    public string? Objection(bool isTerminal = true) => Check(isTerminal).Objection();

    public void Dispose() => _folder.Dispose();
}
