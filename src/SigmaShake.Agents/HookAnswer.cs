namespace SigmaShake.Agents;

/// <summary>The bytes and the exit code that a client gets; to be written as they are.</summary>
/// <param name="Stdout">One line of JSON, UTF-8 without a byte order mark; or nothing.</param>
/// <param name="Stderr">The reason as text; or nothing.</param>
/// <param name="ExitCode">0, or 2 for a refusal.</param>
public readonly record struct HookAnswer(ReadOnlyMemory<byte> Stdout, ReadOnlyMemory<byte> Stderr, int ExitCode)
{
    /// <summary>The exit code by which the clients know a refusal.</summary>
    public const int RefusedExitCode = 2;

    /// <summary>Whether the client that gets it keeps the tool from running: by the exit code, or by the JSON of those that look at nothing else.</summary>
    public bool IsRefusal => ExitCode == RefusedExitCode || Stdout.Span.StartsWith("{\"cancel\":true,"u8) || Stdout.Span.StartsWith("{\"decision\":\"deny\","u8);

    /// <summary>Nothing, and exit code 0.</summary>
    public static HookAnswer Silent => new(default, default, 0);

    /// <summary>Whether the client gets the same bytes and exit code.</summary>
    internal bool IsSameAs(HookAnswer other) =>
        ExitCode == other.ExitCode && Stdout.Span.SequenceEqual(other.Stdout.Span) && Stderr.Span.SequenceEqual(other.Stderr.Span);

    internal static HookAnswer Say(ReadOnlyMemory<byte> line) => new(line, default, 0);

    internal static HookAnswer Refuse(ReadOnlyMemory<byte> line, ReadOnlyMemory<byte> reason) => new(line, reason, RefusedExitCode);
}
