namespace SigmaShake.Ledger.Payload;

/// <summary>A tool call and what became of it, as the one who judged it hands it to the ledger. Nothing in it needs to be redacted or cut before.</summary>
public sealed record JudgedCall
{
    /// <summary>The client: <c>claude-code</c>, <c>codex</c> ….</summary>
    public required string Agent { get; init; }

    /// <summary>The client's own id of the session; null if it gives none.</summary>
    public string? Session { get; init; }

    /// <summary>The client's own id of the call; null if it gives none.</summary>
    public string? CallId { get; init; }

    /// <summary>The working folder of the call.</summary>
    public required string Cwd { get; init; }

    /// <summary>The project that the call belongs to; null outside of any.</summary>
    public string? Project { get; init; }

    /// <summary>The tool's own name.</summary>
    public required string Tool { get; init; }

    /// <summary>The tool's input as the agent sent it: UTF-8 JSON of any size. What is not JSON is kept as text.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The verdict as a runtime word: <c>block</c>, <c>force</c>, <c>ask</c>, <c>allow</c>, <c>log</c> or <c>shadow</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>The qualified id of the rule that decided; null for no verdict.</summary>
    public string? RuleId { get; init; }

    /// <summary>What that rule says; null for no verdict.</summary>
    public string? Reason { get; init; }

    /// <summary>The qualified ids of all rules that matched.</summary>
    public string[] Matched { get; init; } = [];

    /// <summary>The symbolic links that judging followed, path to target: what a replay needs to see the same files.</summary>
    public KeyValuePair<string, string>[] Links { get; init; } = [];

    /// <summary>The scripts that the call runs, path to content, as judging saw them; the log keeps their hashes.</summary>
    public KeyValuePair<string, ReadOnlyMemory<byte>>[] Scripts { get; init; } = [];

    /// <summary><c>enforce</c>, <c>observe</c> or <c>paused</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>What the agent was really told: <c>refused</c>, <c>asked</c>, <c>nothing</c> or <c>granted</c>; <c>waiting</c> where a person is asked first, and a second entry tells it.</summary>
    public required string Answer { get; init; }

    /// <summary>What an approval of this call is bound to, in hexadecimal, where one was asked for; null where none was.</summary>
    public string? Request { get; init; }

    /// <summary>The same, where a person's approval let the call through and is used up by it.</summary>
    public string? Approved { get; init; }

    /// <summary>How long the judging took, in microseconds.</summary>
    public long DurationUs { get; init; }

    /// <summary>The hash of the rules in force; null if there were none.</summary>
    public string? RuleSetHash { get; init; }

    /// <summary>The version of the program that judged.</summary>
    public required string Version { get; init; }
}
