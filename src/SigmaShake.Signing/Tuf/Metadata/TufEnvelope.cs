using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>A metadata file (specification, 4.2.1): something signed, and signatures that nobody has verified yet. Immutable.</summary>
internal sealed class TufEnvelope
{
    private TufEnvelope(JsonValue signed, IReadOnlyList<TufSignature> signatures)
    {
        Signed = signed;
        SignedBytes = CanonicalJson.Write(signed);
        Signatures = signatures;
    }

    /// <summary>What is signed, with whatever else stands in it: the signatures are over all of it.</summary>
    public JsonValue Signed { get; }

    /// <summary>Its canonical form.</summary>
    public byte[] SignedBytes { get; }

    /// <summary>At most one of each key.</summary>
    public IReadOnlyList<TufSignature> Signatures { get; }

    /// <summary>The file, the same bytes each time: signatures in the order of their key ids.</summary>
    public byte[] ToBytes() => CanonicalJson.WriteFile(JsonValue.Of(
    [
        new JsonMember("signatures", JsonValue.ArrayOf(Signatures.OrderBy(signature => signature.KeyId, CodePointOrder.Instance).Select(signature => JsonValue.Of(
        [
            new JsonMember("keyid", JsonValue.Of(signature.KeyId)),
            new JsonMember("sig", JsonValue.Of(signature.Signature)),
        ])))),
        new JsonMember("signed", Signed),
    ]));

    public TufEnvelope WithSignatures(IReadOnlyList<TufSignature> signatures) => new(Signed, signatures);

    public static TufEnvelope Unsigned(JsonValue signed) => new(signed, []);

    /// <summary>Takes a file apart; <paramref name="name"/> is what messages call it.</summary>
    public static TufResult<TufEnvelope> Parse(ReadOnlySpan<byte> file, int maxBytes, string name)
    {
        if (file.Length > maxBytes)
            return TufResult<TufEnvelope>.Refused(TufProblem.TooLarge, $"{Shown.Of(name)} has {file.Length} bytes, more than {maxBytes}", "make it smaller, or allow more");
        if (JsonText.Parse(file, out var problem) is not { } json) return Refused(name, problem);

        var problems = new FieldProblems();
        var fields = new FieldReader(json, "that is the whole file", problems);
        var signed = fields.Object("signed").Value;
        var signatures = ReadSignatures(fields);
        return problems.First is { } first ? Refused(name, first) : TufResult<TufEnvelope>.Of(new TufEnvelope(signed, signatures));
    }

    internal static TufResult<TufEnvelope> Refused(string name, string problem) =>
        TufResult<TufEnvelope>.Refused(TufProblem.Malformed, $"{Shown.Of(name)} {problem}", Help);

    internal const string Help = "get the file again from whoever made it";

    private static List<TufSignature> ReadSignatures(FieldReader fields)
    {
        var signatures = new List<TufSignature>();
        if (fields.Value.Member("signatures") is not { Kind: JsonKind.Array } array) fields.Problems.Add("has no list `signatures`");
        else if (array.Items.Count > TufLimits.MaxSignatures) fields.Problems.Add($"has more than {TufLimits.MaxSignatures} signatures");
        else signatures.AddRange(array.Items.Select(item => Read(new FieldReader(item, "`signatures`", fields.Problems))));

        // Section 4.2.1: the key ids must differ, even where the threshold is met without the second signature.
        if (signatures.DistinctBy(signature => signature.KeyId, StringComparer.Ordinal).Count() < signatures.Count) fields.Problems.Add("has two signatures of one key");
        return signatures;
    }

    private static TufSignature Read(FieldReader fields) => new(fields.Text("keyid"), fields.Text("sig"));
}
