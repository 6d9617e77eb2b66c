using System.Collections;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>A person's home and one project in it, both empty and for one test only.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Workspace()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Project);
    }

    public string Home => _folder["home"];

    public string Project => _folder["home/work/project"];

    /// <summary>A place of the test's own, outside the home.</summary>
    public string Scratch => _folder["scratch"];

    /// <summary>What a child may know: where programs are, where home is, and <paramref name="more"/>; nothing of the person who runs the tests.</summary>
    /// <returns>For <see cref="ChildProcess.RunAsync"/>: null takes a variable out.</returns>
    public IReadOnlyDictionary<string, string?> Environment(IReadOnlyDictionary<string, string> more)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry inherited in System.Environment.GetEnvironmentVariables()) environment[(string)inherited.Key] = null;
        environment["PATH"] = System.Environment.GetEnvironmentVariable("PATH");
        environment["LANG"] = "C.UTF-8";
        environment["HOME"] = Home;
        foreach (var (name, value) in more) environment[name] = value;
        return environment;
    }

    /// <summary>Writes a file of the home; returns its absolute path.</summary>
    public string WriteHome(string relativePath, string content) => _folder.Write(Path.Combine(Home, relativePath), content);

    /// <summary>Writes a file of the project; returns its absolute path.</summary>
    public string WriteProject(string relativePath, string content) => _folder.Write(Path.Combine(Project, relativePath), content);

    /// <summary>Writes a program that anyone may run; returns its absolute path.</summary>
    public string WriteProgram(string name, string content)
    {
        var path = _folder.Write(Path.Combine(Scratch, name), content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>The text of a file of the project, or null if it does not exist.</summary>
    public string? ReadProject(string relativePath)
    {
        var path = Path.Combine(Project, relativePath);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    public void Dispose() => _folder.Dispose();
}
