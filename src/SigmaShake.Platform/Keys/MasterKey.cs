using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Keys;

/// <summary>
/// The key that wraps the data keys of all organisations. It comes from a file, a variable of the environment or a program (<see cref="MasterKeySource"/>);
/// whoever has the databases and not this has nothing that is sealed. Thread-safe.
/// </summary>
public sealed class MasterKey : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly KeyMaterial _key;

    private MasterKey(KeyMaterial key) => _key = key;

    /// <summary>Gets the key from where it is; where that is a file that is missing, makes it.</summary>
    /// <exception cref="PlatformException">There is no key there, or it cannot be had.</exception>
    public static MasterKey Open(MasterKeySource source) => source switch
    {
        MasterKeySource.InFile file => ReadOrCreate(file.Path),
        MasterKeySource.InVariable variable => Parse(
            Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(variable.Name) ?? throw new PlatformException($"there is no variable `{variable.Name}` in the environment", "it has to hold the master key")),
            $"the variable `{variable.Name}`"),
        MasterKeySource.FromCommand command => Parse(KeyCommand.Run(command.Words, KeyCommand.TimeLimit), $"what `{command.Words[0]}` wrote"),
        _ => throw new ArgumentException("no such source", nameof(source)),
    };

    /// <summary>Reads the key, and makes one, readable by its owner alone, where there is no file yet.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PlatformException">The file cannot be read or made, is readable by others, or holds no key.</exception>
    public static MasterKey ReadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path)) Write(path);
            if ((File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None) throw new PlatformException($"`{path}` holds the master key and others may read it", "chmod 600");
            return Parse(File.ReadAllBytes(path), $"`{path}`");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException($"the master key `{path}` cannot be read: {e.Message}", "give the server a file that it may read", e);
        }
    }

    /// <summary>A new data key for an organisation, and the same wrapped, to be stored.</summary>
    internal (DataKey Key, byte[] Wrapped) CreateDataKey(OrganisationId organisation)
    {
        var material = KeyMaterial.Create();
        return (new DataKey(organisation, material), Sealing.Seal(_key, material.Span, PlaceOf(organisation)));
    }

    /// <summary>The data key of an organisation; null if it was wrapped by another master key, or for another organisation.</summary>
    internal DataKey? Unwrap(OrganisationId organisation, ReadOnlySpan<byte> wrapped) =>
        Sealing.Open(_key, wrapped, PlaceOf(organisation)) is { Length: KeyMaterial.Bytes } bytes ? new DataKey(organisation, KeyMaterial.Take(bytes)) : null;

    /// <summary>The data key of an organisation, wrapped by this key as it is, or by <paramref name="next"/> already, wrapped by that; null if neither opens it.</summary>
    internal byte[]? Rewrap(OrganisationId organisation, byte[] wrapped, MasterKey next)
    {
        if (Sealing.Open(next._key, wrapped, PlaceOf(organisation)) is { } done)
        {
            CryptographicOperations.ZeroMemory(done);
            return wrapped;
        }

        if (Sealing.Open(_key, wrapped, PlaceOf(organisation)) is not { } bytes) return null;
        using var material = KeyMaterial.Take(bytes);
        return Sealing.Seal(next._key, material.Span, PlaceOf(organisation));
    }

    /// <summary>Seals a text of the server's own.</summary>
    internal byte[] Seal(string text) => Sealing.Seal(_key, Encoding.UTF8.GetBytes(text), "sigmashake server v1"u8);

    /// <summary>Opens it; null if another key sealed it.</summary>
    internal string? Open(ReadOnlySpan<byte> box) => Sealing.Open(_key, box, "sigmashake server v1"u8) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    private static byte[] PlaceOf(OrganisationId organisation) => Encoding.UTF8.GetBytes($"sigmashake data key v1\0{organisation}");

    private static MasterKey Parse(byte[] text, string where)
    {
        var digits = text.AsSpan().Trim(" \t\r\n"u8);
        var key = new byte[KeyMaterial.Bytes];
        var isKey = digits.Length == 2 * KeyMaterial.Bytes && Convert.FromHexString(digits, key, out _, out _) == OperationStatus.Done;
        CryptographicOperations.ZeroMemory(text);
        return isKey
            ? new MasterKey(KeyMaterial.Take(key))
            : throw new PlatformException($"{where} holds no master key", $"it is {2 * KeyMaterial.Bytes} hexadecimal digits; restore it from your backup");
    }

    private static void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!, OwnerOnly | UnixFileMode.UserExecute);
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyMaterial.Bytes)) + "\n"));
    }
}
