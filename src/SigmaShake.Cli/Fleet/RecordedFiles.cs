using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Cli.Fleet;

/// <summary>
/// The file system as the judging of a recorded call saw it: the links that it followed, and the scripts that it read, of which the log has the
/// hashes, so that they count where they still lie here unchanged.
/// </summary>
internal sealed class RecordedFiles : IFileView
{
    /// <summary>Of a call that saw none.</summary>
    public static readonly RecordedFiles None = new([], []);

    private readonly Dictionary<string, string> _links;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _scripts;

    private RecordedFiles(Dictionary<string, string> links, Dictionary<string, ReadOnlyMemory<byte>> scripts)
    {
        _links = links;
        _scripts = scripts;
    }

    /// <summary>Why what was seen cannot be seen again, in words that follow a number of calls; null where it can.</summary>
    public string? Obstacle { get; private init; }

    /// <summary>What the payload of an entry says of files.</summary>
    public static RecordedFiles Of(JsonValue payload)
    {
        var (links, obstacle) = Pairs(payload, "links"u8, "links_more"u8);
        var (hashes, more) = Pairs(payload, "scripts"u8, "scripts_more"u8);
        obstacle ??= more;
        var scripts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (path, hash) in hashes)
        {
            if (FileView.Instance.ReadScript(path) is { } script && Sha256.Hash(script.Span).ToString() == hash) scripts[path] = script;
            else obstacle ??= "ran a script that is not here any more as it was";
        }

        return new RecordedFiles(links, scripts) { Obstacle = obstacle };
    }

    public string? ReadLink(string path) => _links.GetValueOrDefault(path);

    public ReadOnlyMemory<byte>? ReadScript(string path) => _scripts.TryGetValue(path, out var script) ? script : null;

    private static (Dictionary<string, string> Pairs, string? Obstacle) Pairs(JsonValue payload, ReadOnlySpan<byte> name, ReadOnlySpan<byte> more)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var obstacle = payload.Member(more) is null ? null : "named more files than were recorded";
        foreach (var pair in payload.Member(name)?.Items ?? [])
        {
            if (pair.Items is [{ IsString: true } first, { IsString: true } second]) pairs[Encoding.UTF8.GetString(first.Text.Span)] = Encoding.UTF8.GetString(second.Text.Span);
            else obstacle = "are not understood";
        }

        return (pairs, obstacle);
    }
}
