using System.Security.Cryptography;
using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Rules.Json;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Reporting;

/// <summary>Whether the hooks that were installed are still in the settings of their agents, as far as the files tell.</summary>
internal static class HookCheck
{
    private const int MaxRecords = 100;
    private const int MaxFileBytes = 4 << 20;
    private const int MaxTextBytes = 200;

    /// <summary>Looks at every file of every installation.</summary>
    /// <param name="installs">The folder of their records.</param>
    public static HookHealth Of(string installs)
    {
        var records = Records(installs);
        if (records is [] or null) return new HookHealth(IsOk: false, [records is null ? "the records of installed hooks cannot be read" : "no agent has the hook installed"]);
        var problems = records.SelectMany(Problems).Take(FleetLimits.MaxHookProblems).Select(Shortened).ToList();
        return new HookHealth(problems.Count == 0, problems);
    }

    private static List<string>? Records(string installs)
    {
        try
        {
            return Directory.Exists(installs) ? [.. Directory.GetFiles(installs, "*.json").Order(StringComparer.Ordinal).Take(MaxRecords)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Problems(string record)
    {
        if (BoundedFile.Read(record, MaxFileBytes).Bytes is not { } bytes || JsonParser.Parse(bytes).Value is not { } json || Text(json, "client"u8) is not { } client)
            return [$"the record `{Path.GetFileName(record)}` cannot be read"];
        return (json.Member("files"u8)?.Items ?? []).Select(file => Problem(client, Text(file, "path"u8), Text(file, "wrote"u8))).OfType<string>();
    }

    // Whoever changes other settings in the file leaves what names the hook and its client as it was written.
    private static string? Problem(string client, string? path, string? wrote)
    {
        if (path is null) return null;
        var read = BoundedFile.Read(path, MaxFileBytes);
        if (read.Bytes is not { } bytes) return $"{client}: `{path}` {read.Problem}";
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) == wrote) return null;
        return bytes.AsSpan().IndexOf("hook"u8) >= 0 && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(client)) >= 0 ? null : $"{client}: the hook is gone from `{path}`";
    }

    private static string Shortened(string text)
    {
        var line = string.Concat(text.Where(character => !char.IsControl(character)));
        while (Encoding.UTF8.GetByteCount(line) > MaxTextBytes) line = line[..^1];
        return line;
    }

    private static string? Text(JsonValue json, ReadOnlySpan<byte> name) => json.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;
}
