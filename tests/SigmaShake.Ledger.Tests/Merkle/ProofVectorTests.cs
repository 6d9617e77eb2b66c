using System.Globalization;
using System.Text.Json;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Merkle;

/// <summary>The vectors of transparency-dev/merkle: proofs that hold, and every way in which one may not.</summary>
public sealed class ProofVectorTests
{
    [Fact]
    public void All_518_published_proofs_are_judged_as_published()
    {
        var folder = SharedData.Path("vectors/rfc6962-merkle/testdata");
        var (accepted, refused) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order())
        {
            var name = System.IO.Path.GetRelativePath(folder, file);
            using var vector = JsonDocument.Parse(File.ReadAllBytes(file));
            var holds = Holds(name.Split('/')[0], vector.RootElement);
            Assert.True(holds == !vector.RootElement.GetProperty("wantErr").GetBoolean(), $"{name}: {(holds ? "accepted" : "refused")}");
            if (holds) accepted++;
            else refused++;
        }

        Assert.Equal((36, 482), (accepted, refused));
    }

    private static bool Holds(string kind, JsonElement vector) => kind switch
    {
        "inclusion" => Bytes(vector, "leafHash").Length == Digest.Bytes && InclusionProof.Verify(
            Hash(vector, "leafHash"), Number(vector, "leafIdx"), Number(vector, "treeSize"), Path(vector), Hash(vector, "root")),
        "subtreeinclusion" => Bytes(vector, "leafHash").Length == Digest.Bytes && InclusionProof.VerifyInSubtree(
            Hash(vector, "leafHash"), Number(vector, "leafIdx"), Number(vector, "start"), Number(vector, "end"), Path(vector), Hash(vector, "root")),
        "consistency" => ConsistencyProof.Verify(
            Number(vector, "size1"), Number(vector, "size2"), Path(vector), Hash(vector, "root1"), Hash(vector, "root2")),
        "subtreeconsistency" => ConsistencyProof.VerifySubtree(
            Number(vector, "start"), Number(vector, "end"), Number(vector, "size"), Path(vector), Hash(vector, "root1"), Hash(vector, "root2")),
        _ => throw new InvalidOperationException($"a kind of proof that nobody told us of: {kind}"),
    };

    private static Digest[] Path(JsonElement vector) =>
        vector.GetProperty("proof") is { ValueKind: JsonValueKind.Array } path ? [.. path.EnumerateArray().Select(h => Hash(h.GetBytesFromBase64()))] : [];

    // Above what is ours to count it wraps to something negative, as hostile as any.
    private static long Number(JsonElement vector, string member) =>
        unchecked((long)ulong.Parse(vector.GetProperty(member).GetRawText(), CultureInfo.InvariantCulture));

    private static byte[] Bytes(JsonElement vector, string member) => vector.GetProperty(member).GetBytesFromBase64();

    private static Digest Hash(JsonElement vector, string member) => Hash(Bytes(vector, member));

    // Some vectors have words in the place of hashes, which our hashes cannot be: equal words become equal hashes, others others.
    private static Digest Hash(byte[] bytes) => bytes.Length == Digest.Bytes ? new Digest(bytes) : Sha256.Hash(bytes);
}
