using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Credentials;

/// <summary>The credentials of a person, one for each server: <c>~/.sigmashake/credentials.json</c>, which nobody else can read.</summary>
internal sealed class CredentialFile(StateFolder state)
{
    private const int Version = 1;
    private const int MaxBytes = 256 << 10;
    private const uint OthersMayRead = 0x3F; // 0077
    private const string Name = "credentials.json";

    private string FilePath => Path.Combine(state.Path, Name);

    /// <summary>The credential for a server; null where there is none.</summary>
    /// <exception cref="StateException">The file cannot be read, or others can.</exception>
    public Credential? Find(string server) => Read().Find(credential => credential.Server == server);

    /// <summary>All of them.</summary>
    /// <exception cref="StateException">The file cannot be read, or others can.</exception>
    public List<Credential> Read()
    {
        var status = FileStatus.Of(FilePath);
        if (status.Kind == FileKind.Absent) return [];
        if ((status.Mode & OthersMayRead) != 0) throw new StateException($"others can read `{FilePath}`", "have its tokens revoked, remove it, and sign in again");
        var read = BoundedFile.Read(FilePath, MaxBytes);
        if (read.Bytes is null) throw new StateException($"`{FilePath}` {read.Problem}", "remove it, and sign in again");
        var credentials = Parse(read.Bytes);
        CryptographicOperations.ZeroMemory(read.Bytes);
        return credentials ?? throw new StateException($"`{FilePath}` is not what signing in has written", "remove it, and sign in again");
    }

    /// <summary>Keeps a credential in place of the one for its server.</summary>
    /// <exception cref="StateException">The file cannot be read or written.</exception>
    public void Keep(Credential credential) => Write([.. Read().Where(other => other.Server != credential.Server), credential]);

    /// <summary>Forgets the credential for a server.</summary>
    /// <exception cref="StateException">The file cannot be read or written.</exception>
    public void Remove(string server) => Write([.. Read().Where(other => other.Server != server)]);

    private void Write(IEnumerable<Credential> credentials)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteStartArray("servers");
            foreach (var credential in credentials)
            {
                json.WriteStartObject();
                json.WriteString("server", credential.Server);
                json.WriteString("token", credential.Token);
                json.WriteString("organisation", credential.Organisation);
                json.WriteString("person", credential.Person);
                json.WriteNumber("expires_ms", credential.ExpiresMs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (AtomicFile.Write(FilePath, buffer.WrittenSpan) is { } error) throw new StateException(error.Message, error.Help);
    }

    private static List<Credential>? Parse(byte[] bytes)
    {
        if (JsonParser.Parse(bytes).Value is not { } json || Number(json, "v"u8) != Version || json.Member("servers"u8) is not { Kind: JsonKind.Array } servers) return null;
        var credentials = new List<Credential>();
        foreach (var server in servers.Items)
        {
            if (Text(server, "server"u8) is not { } address || Text(server, "token"u8) is not { } token || Text(server, "organisation"u8) is not { } organisation || Text(server, "person"u8) is not { } person || Number(server, "expires_ms"u8) is not { } expires) return null;
            if (!Credential.IsToken(token)) return null;
            credentials.Add(new Credential(address, token, organisation, person, expires));
        }

        return credentials;
    }

    private static string? Text(JsonValue json, ReadOnlySpan<byte> name) => json.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;

    private static long? Number(JsonValue json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
