using System.Buffers.Binary;
using System.Text;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Approvals;

/// <summary>Everything that an approval holds for, and nothing that it does not: another value in any of these is another call.</summary>
public sealed record BoundCall
{
    private static ReadOnlySpan<byte> Label => "sigmashake approval v1\0"u8;

    /// <summary>The client.</summary>
    public required string Agent { get; init; }

    /// <summary>The client's own id of the session; null if it gives none.</summary>
    public string? Session { get; init; }

    /// <summary>The working folder.</summary>
    public required string Cwd { get; init; }

    /// <summary>The project's folder, as the client names it; null if it names none.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The tool's own name.</summary>
    public required string Tool { get; init; }

    /// <summary>The tool's input. The order of members does not count, the spelling of numbers does.</summary>
    public required JsonValue Input { get; init; }

    /// <summary>The scripts that the call runs, path to content, as judging saw them.</summary>
    public KeyValuePair<string, ReadOnlyMemory<byte>>[] Scripts { get; init; } = [];

    /// <summary>The symbolic links that judging followed, path to target.</summary>
    public KeyValuePair<string, string>[] Links { get; init; } = [];

    /// <summary>One hash for all of it. Every text stands behind its length, so that no two calls are written alike.</summary>
    internal Digest Hash()
    {
        var hash = Sha256.Create();
        hash.Append(Label);
        Append(ref hash, Agent);
        Append(ref hash, Session);
        Append(ref hash, Cwd);
        Append(ref hash, ProjectDirectory);
        Append(ref hash, Tool);
        Append(ref hash, Input);
        Append(ref hash, Scripts.Length);
        foreach (var (path, content) in Scripts)
        {
            Append(ref hash, path);
            Append(ref hash, content.Span);
        }

        Append(ref hash, Links.Length);
        foreach (var (path, target) in Links)
        {
            Append(ref hash, path);
            Append(ref hash, target);
        }

        return hash.Finish();
    }

    // The depth of a value is bounded by the parser that made it.
    private static void Append(ref Sha256 hash, JsonValue value)
    {
        Append(ref hash, (int)value.Kind);
        Append(ref hash, value.Text.Span);
        Append(ref hash, value.Items.Count);
        foreach (var item in value.Items) Append(ref hash, item);
        Append(ref hash, value.Members.Count);
        var members = new List<JsonMember>(value.Members);
        members.Sort(static (one, other) => one.Name.Span.SequenceCompareTo(other.Name.Span));
        foreach (var member in members)
        {
            Append(ref hash, member.Name.Span);
            Append(ref hash, member.Value);
        }
    }

    private static void Append(ref Sha256 hash, string? text)
    {
        if (text is null) Append(ref hash, -1);
        else Append(ref hash, Encoding.UTF8.GetBytes(text));
    }

    private static void Append(ref Sha256 hash, ReadOnlySpan<byte> bytes)
    {
        Append(ref hash, bytes.Length);
        hash.Append(bytes);
    }

    private static void Append(ref Sha256 hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.Append(bytes);
    }
}
