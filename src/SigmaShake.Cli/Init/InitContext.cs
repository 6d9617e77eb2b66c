using SigmaShake.Agents;
using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary>Replaces a file as a whole and durably: after a crash there is the old content or the new.</summary>
/// <param name="path">The absolute path; its folder exists.</param>
/// <param name="content">The new content.</param>
/// <param name="mode">The file's permissions.</param>
/// <returns>Null, or why the old content still stands.</returns>
internal delegate string? ReplaceFile(string path, ReadOnlySpan<byte> content, UnixFileMode mode);

/// <summary>The world as <c>ssg init</c> sees it; nothing is taken from the process itself.</summary>
internal sealed record InitContext
{
    /// <summary>The person's home directory, absolute.</summary>
    public required string Home { get; init; }

    /// <summary>The current directory, absolute.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The absolute path of the running program, which the hook will run.</summary>
    public required string Ssg { get; init; }

    /// <summary>The absolute state folder; the record of installations is kept below it.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The folder of the machine's own configuration, absolute.</summary>
    public string SystemFolder { get; init; } = "/etc";

    /// <summary>The environment.</summary>
    public required AgentEnvironment Environment { get; init; }

    /// <summary>Where people read what was done.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where people read why it was not.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person can be asked.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Reads a person's answer; null at the end of input.</summary>
    public required Func<string?> ReadLine { get; init; }

    /// <summary>The SHA-256 of some bytes.</summary>
    public required Func<byte[], byte[]> Sha256 { get; init; }

    /// <summary>A text that nobody can guess.</summary>
    public required Func<string> Secret { get; init; }

    /// <summary>Writes files.</summary>
    public required ReplaceFile ReplaceFile { get; init; }

    /// <summary>What planning needs.</summary>
    public InstallTools Tools => new(Sha256, TomlCheck.Problem);

    /// <summary>Says in one line what is wrong, as every command does.</summary>
    public void Complain(string problem) => Error.WriteLine($"ssg: {problem}");
}
