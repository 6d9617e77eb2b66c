using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Payload;

namespace SigmaShake.Bench;

/// <summary>
/// Writes a log as the hook would have, but without making each entry durable: of every hundred calls 45 are commands, 25 reads, 20 edits of 2 to
/// 14 lines and 10 writes of 20 to 120 lines, in 40 projects and sessions of 50 calls, one call every 20 s. The same seed gives the same calls.
/// </summary>
internal sealed class LogGenerator(IReadOnlyList<string> commands, IReadOnlyList<string> lines)
{
    private const int Seed = 20261127;
    private const int CallsOfSession = 50;
    private const int SecondsBetweenCalls = 20;
    private static readonly string[] Names = ["shop", "billing", "search", "infra", "docs", "mobile", "gateway", "reports"];
    private static readonly string[] Rules = ["destructive/remove-root", "destructive/fork-bomb", "self-protection/own-state", "user/no-generated-edits", "user/no-force-push"];

    private readonly Random _random = new(Seed);
    private readonly PayloadWriter _payload = new();

    /// <summary>The log's folder must be there and empty.</summary>
    public void Write(string folder, long count)
    {
        using var file = new FileStream(Path.Combine(folder, "entries"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 20);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var frame = new byte[FrameLayout.LargestFrameBytes];
        for (var index = 0L; index < count; index++)
        {
            var payload = _payload.Write(Call(index));
            var length = FrameEncoder.FrameBytes(payload.Length);
            FrameEncoder.Encode(frame.AsSpan(0, length), EntryKind.Call, index, start.AddSeconds(index * SecondsBetweenCalls).ToUnixTimeMilliseconds(), payload);
            file.Write(frame, 0, length);
        }
    }

    private JudgedCall Call(long index)
    {
        var project = $"/home/you/work/{Names[_random.Next(Names.Length)]}-{_random.Next(5)}";
        var (tool, input) = Input(project);
        var isBlocked = _random.Next(50) == 0;
        var rule = isBlocked ? Rules[_random.Next(Rules.Length)] : null;
        return new JudgedCall
        {
            Agent = _random.Next(4) == 0 ? "codex" : "claude-code",
            Session = $"session-{index / CallsOfSession:x8}",
            CallId = $"toolu_{index:x12}",
            Cwd = project,
            Project = project,
            Tool = tool,
            Input = input,
            Decision = isBlocked ? "block" : "allow",
            RuleId = rule,
            Reason = rule is null ? null : $"{rule}: this is not done here. Do the other thing instead.",
            Matched = rule is null ? [] : [rule],
            Mode = "enforce",
            Answer = isBlocked ? "refused" : "nothing",
            DurationUs = 800 + _random.Next(2_000),
            Version = "0.1.0",
        };
    }

    private (string Tool, byte[] Input) Input(string project)
    {
        var dice = _random.Next(100);
        return dice switch
        {
            < 45 => ("Bash", Json(("command", commands[_random.Next(commands.Count)]), ("description", Words(4)))),
            < 70 => ("Read", Json(("file_path", FilePath(project)))),
            < 90 => ("Edit", Json(("file_path", FilePath(project)), ("old_string", Lines(2, 14)), ("new_string", Lines(2, 14)))),
            _ => ("Write", Json(("file_path", FilePath(project)), ("content", Lines(20, 120)))),
        };
    }

    private string FilePath(string project) => $"{project}/src/{string.Join('/', Words(1 + _random.Next(3)).Split(' '))}.ts";

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

    private string Word()
    {
        while (true)
        {
            var words = lines[_random.Next(lines.Count)].Split([' ', '.', '(', ')', '<', '>', ',', ';', '"', '/', '{', '}', '[', ']', '=', '$', ':', '?', '!', '*', '&', '|', '\'', '`', '\\', '+', '-', '_', '#', '@', '%', '^', '~'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0) return words[_random.Next(words.Length)];
        }
    }

    private string Lines(int least, int most)
    {
        var count = _random.Next(least, most + 1);
        var first = _random.Next(Math.Max(1, lines.Count - count));
        return string.Join('\n', lines.Skip(first).Take(count));
    }

    private static byte[] Json(params (string Name, string Text)[] members) =>
        Encoding.UTF8.GetBytes("{" + string.Join(',', members.Select(member => $"{JsonSerializer.Serialize(member.Name)}:{JsonSerializer.Serialize(member.Text)}")) + "}");
}
