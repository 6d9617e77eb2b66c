using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Agents;
using SigmaShake.Cli.Init;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Init;

/// <summary>A home in a temporary folder, in which <c>ssg init</c> runs without a process.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class InitRun : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public InitRun() => Directory.CreateDirectory(_folder["project"]);

    public string Home => _folder.Path;

    public string Project => _folder["project"];

    public string State => _folder[".sigmashake"];

    public string Ssg { get; set; } = "/usr/local/bin/ssg";

    public bool IsTerminal { get; set; } = true;

    public Func<string?> Person { get; set; } = () => "y";

    public Dictionary<string, string> Variables { get; } = [];

    public ReplaceFile ReplaceFile { get; set; } = Replace;

    /// <summary>What the last run said.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last run complained about.</summary>
    public string Error { get; private set; } = "";

    public string this[string relativePath] => _folder[relativePath];

    public int Run(string? client, InitScope scope = InitScope.User, bool dryRun = false, bool yes = false, bool undo = false)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var exitCode = InitCommand.Run(new InitOptions(client, scope, dryRun, yes, undo), Context);
        Output = _output.ToString();
        Error = _error.ToString();
        return exitCode;
    }

    /// <summary>The world that the commands see.</summary>
    public InitContext Context => new()
    {
        Home = Home,
        WorkingFolder = Project,
        Ssg = Ssg,
        StateFolder = State,
        SystemFolder = this["etc"],
        Environment = new AgentEnvironment(name => Variables.GetValueOrDefault(name)),
        Output = _output,
        Error = _error,
        IsTerminal = IsTerminal,
        ReadLine = Person,
        Sha256 = SHA256.HashData,
        Secret = () => Guid.NewGuid().ToString("n"),
        ReplaceFile = ReplaceFile,
    };

    public void MustRun(string client, InitScope scope = InitScope.User, bool undo = false) =>
        Assert.True(Run(client, scope, undo: undo) == InitCommand.Done, Error);

    public void Write(string relativePath, string? text)
    {
        if (text is not null) WriteBytes(relativePath, Encoding.UTF8.GetBytes(text));
    }

    public void WriteBytes(string relativePath, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relativePath])!);
        File.WriteAllBytes(this[relativePath], bytes);
    }

    public string Text(string relativePath) => File.ReadAllText(this[relativePath]);

    /// <summary>Every file below the home with its mode and its bytes, but for the state folder's: what an undo must bring back.</summary>
    public Dictionary<string, string> Snapshot() => Directory.EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories)
        .Where(path => !path.StartsWith(State, StringComparison.Ordinal))
        .ToDictionary(
            path => Path.GetRelativePath(Home, path),
            path => Directory.Exists(path) ? "folder" : $"{File.GetUnixFileMode(path)} {Convert.ToHexString(File.ReadAllBytes(path))}");

    public List<string> Records() => Directory.Exists(this[".sigmashake/installs"]) ? [.. Directory.EnumerateFiles(this[".sigmashake/installs"])] : [];

    public void Dispose() => _folder.Dispose();

    public static string? Replace(string path, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private }))
        {
            stream.Write(content);
        }

        File.SetUnixFileMode(temporary, mode);
        File.Move(temporary, path, overwrite: true);
        return null;
    }
}
