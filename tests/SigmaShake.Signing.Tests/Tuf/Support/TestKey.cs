using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Tests.Tuf.Support;

/// <summary>A key of a simulated repository: its public part as metadata declares it, and what signs. The framework's cryptography, where it has it.</summary>
internal sealed class TestKey
{
    private readonly Func<byte[], byte[]> _sign;

    private TestKey(JsonObject declaration, Func<byte[], byte[]> sign)
    {
        Declaration = declaration;
        _sign = sign;
    }

    public JsonObject Declaration { get; }

    /// <summary>Computed anew each time: tests change the declaration.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(TestJson.Canonical(Declaration)));

    public static TestKey Ed25519()
    {
        var key = Ed25519PrivateKey.Generate();
        return new TestKey(Declare("ed25519", "ed25519", key.Public.ToString()), message => key.Sign(message));
    }

    public static TestKey Ecdsa()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new TestKey(Declare("ecdsa", "ecdsa-sha2-nistp256", key.ExportSubjectPublicKeyInfoPem()), message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public static TestKey Rsa()
    {
        var key = RSA.Create(2048);
        return new TestKey(Declare("rsa", "rsassa-pss-sha256", key.ExportSubjectPublicKeyInfoPem()), message => key.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    public static TestKey Of(string keyType) => keyType switch
    {
        "rsa" => Rsa(),
        "ecdsa" => Ecdsa(),
        _ => Ed25519(),
    };

    /// <summary>The same key under a declaration, and so an id, of its own.</summary>
    public TestKey Disguised(string field, JsonNode value)
    {
        var declaration = (JsonObject)Declaration.DeepClone();
        declaration[field] = value;
        return new TestKey(declaration, _sign);
    }

    public string Sign(byte[] message) => Convert.ToHexStringLower(_sign(message));

    private static JsonObject Declare(string keyType, string scheme, string publicKey) => new()
    {
        ["keytype"] = keyType,
        ["scheme"] = scheme,
        ["keyval"] = new JsonObject { ["public"] = publicKey },
    };
}

/// <summary>Canonical JSON once more, independent of the one under test.</summary>
internal static class TestJson
{
    public static byte[] Canonical(JsonNode node) => Encoding.UTF8.GetBytes(Text(node));

    private static string Text(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{Quoted(member.Key)}:{Text(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Text))}]",
        JsonValue value when value.TryGetValue<string>(out var text) => Quoted(text),
        _ => node.ToJsonString(),
    };

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
