using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>A metadata file that was read, and the bytes that it was read from. Immutable.</summary>
internal sealed class TufFile<T>
    where T : TufMetadata, ITufContent<T>
{
    private TufFile(T content, TufEnvelope envelope, byte[] bytes)
    {
        Content = content;
        Envelope = envelope;
        Bytes = bytes;
    }

    public T Content { get; }

    public TufEnvelope Envelope { get; }

    public byte[] Bytes { get; }

    /// <summary>Reads a file strictly, or says why it is none of its type (section 4). Whether to believe it is for its signatures to say.</summary>
    public static TufResult<TufFile<T>> Parse(ReadOnlySpan<byte> bytes, int maxBytes, string name)
    {
        var parsed = TufEnvelope.Parse(bytes, maxBytes, name);
        if (!parsed.Succeeded) return TufResult<TufFile<T>>.Refused(parsed.Error);

        var problems = new FieldProblems();
        var content = Read(new FieldReader(parsed.Value.Signed, "`signed`", problems));
        return problems.First is { } problem
            ? TufResult<TufFile<T>>.Refused(TufEnvelope.Refused(name, problem).Error!)
            : TufResult<TufFile<T>>.Of(new TufFile<T>(content, parsed.Value, bytes.ToArray()));
    }

    private static T Read(FieldReader signed)
    {
        // First of all: a file of one role that is signed for another must not pass for it.
        var type = signed.Text("_type");
        if (type != T.TypeName) signed.Problems.Add($"is of the type {Shown.Of(type)}, where `{T.TypeName}` is wanted");
        var version = signed.Text("spec_version");
        if (!IsKnownSpecVersion(version)) signed.Problems.Add($"follows version {Shown.Of(version)} of the specification, where 1 is known");
        return T.Read(signed, signed.Integer("version", min: 1), signed.Time("expires"));
    }

    // Semantic versioning: what changes the meaning of what is there changes the first number.
    private static bool IsKnownSpecVersion(string version) =>
        version.Split('.') is ["1", ..] and { Length: 2 or 3 } parts && Array.TrueForAll(parts, part => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit));
}
