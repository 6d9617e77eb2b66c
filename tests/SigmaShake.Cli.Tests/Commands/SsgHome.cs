using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

/// <summary>An empty home with a project in it, in which the real binary runs.</summary>
internal sealed class SsgHome : IDisposable
{
    public SsgHome()
    {
        Directory.CreateDirectory(Project);
        Directory.CreateDirectory(Folder["home"]);
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>HOME.</summary>
    public string Home => Folder["home"];

    /// <summary>The working directory: inside HOME, without <c>.sigmashake</c>.</summary>
    public string Project => Folder["home/project"];

    public string State => Folder["home/.sigmashake"];

    public string Write(string relativePath, string content) => Folder.Write(relativePath, content);

    /// <summary>Writes the person's own rules.</summary>
    public void WriteRules(string content)
    {
        Directory.CreateDirectory(State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Folder.Write("home/.sigmashake/rules/mine.rules", content);
    }

    public Task<ChildResult> RunAsync(params string[] arguments) => FeedAsync("", arguments);

    public Task<ChildResult> FeedAsync(string stdin, params string[] arguments) =>
        ChildProcess.RunAsync(Checkout.Ssg, arguments, Encoding.UTF8.GetBytes(stdin), Project, Environment());

    /// <summary>Runs a program with the same surroundings.</summary>
    public Task<ChildResult> OtherAsync(string program, string stdin, params string[] arguments) =>
        ChildProcess.RunAsync(program, arguments, Encoding.UTF8.GetBytes(stdin), Project, Environment());

    public void Dispose() => Folder.Dispose();

    private Dictionary<string, string?> Environment() => new() { ["HOME"] = Home, ["CLAUDECODE"] = null, ["LC_ALL"] = null };
}
