using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SigmaShake.Ledger.Durable;
using SigmaShake.Platform.Keys;

namespace SigmaShake.Platform.Backup;

/// <summary>What a backup holds. It is written last: a folder without one is no backup.</summary>
/// <param name="Version">Of the format: 1.</param>
/// <param name="Made">When it was begun.</param>
/// <param name="Engine">What its databases were in: <c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Organisations">Those that it holds.</param>
/// <param name="Ledgers">Their ledgers and the operator's.</param>
/// <param name="Files">Every file but the manifest and its seal, by path.</param>
internal sealed record BackupManifest(
    int Version, DateTimeOffset Made, string Engine, IReadOnlyList<BackupOrganisation> Organisations, IReadOnlyList<BackupLedger> Ledgers, IReadOnlyList<BackupFile> Files)
{
    public const string FileName = "manifest.json";
    public const string SealName = "manifest.seal";

    private const string Purpose = "sigmashake backup v1 ";
    private const int MaxBytes = 64 << 20;

    /// <summary>Writes it and its seal: its hash under the master key, so that nobody else makes a backup that restores.</summary>
    public void Write(string folder, MasterKey master)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);
        WriteFile(Path.Combine(folder, SealName), master.Seal(Purpose + Convert.ToHexStringLower(SHA256.HashData(bytes))));
        WriteFile(Path.Combine(folder, FileName), bytes);
    }

    /// <summary>Reads one, and holds it against its seal.</summary>
    /// <exception cref="PlatformException">There is none, the master key is another, or it was changed.</exception>
    public static BackupManifest Read(string folder, MasterKey master)
    {
        try
        {
            var file = Path.Combine(folder, FileName);
            if (!File.Exists(file)) throw new PlatformException($"`{folder}` holds no finished backup", "name a folder that `sigmashake-server backup` wrote to its end");
            if (new FileInfo(file).Length > MaxBytes) throw Broken(folder, "its manifest is too large");
            var bytes = File.ReadAllBytes(file);
            if (master.Open(File.ReadAllBytes(Path.Combine(folder, SealName))) is not { } seal) throw Broken(folder, "its seal does not open: the master key is another, or the backup was changed");
            if (seal != Purpose + Convert.ToHexStringLower(SHA256.HashData(bytes))) throw Broken(folder, "its manifest was changed");
            return JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupManifest) is { Version: 1 } manifest ? manifest : throw Broken(folder, "it is of another version");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Broken(folder, e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>That a backup cannot be used, and why.</summary>
    public static PlatformException Broken(string folder, string why, Exception? inner = null) => new($"the backup `{folder}` cannot be restored: {why}", "take the right master key, or another backup", inner);

    private static void WriteFile(string path, byte[] bytes)
    {
        if (AtomicFile.Write(path, bytes) is { } error) throw new PlatformException(error.Message, error.Help);
    }
}

/// <summary>An organisation in a backup.</summary>
/// <param name="Id">Which.</param>
/// <param name="Region">Where it belongs.</param>
/// <param name="WrappedKey">Its data key under the master key.</param>
internal sealed record BackupOrganisation(string Id, string Region, byte[] WrappedKey);

/// <summary>A ledger in a backup.</summary>
/// <param name="Path">The folder that holds <c>ledger</c> and <c>checkpoints</c>, inside the backup.</param>
/// <param name="Size">How many entries.</param>
/// <param name="Root">The root over them, hexadecimal.</param>
internal sealed record BackupLedger(string Path, long Size, string Root);

/// <summary>A file in a backup.</summary>
/// <param name="Path">Inside the backup, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);

[JsonSerializable(typeof(BackupManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class BackupJson : JsonSerializerContext;
