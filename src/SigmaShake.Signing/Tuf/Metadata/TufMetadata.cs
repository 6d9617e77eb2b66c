using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>What a role says: the <c>signed</c> part of its file. <b>Not to be believed before the role's keys have verified it.</b> Immutable, thread-safe.</summary>
/// <param name="Version">Counts up from 1; at most 2^53 - 1.</param>
/// <param name="Expires">From when on it is not trusted; whole seconds, UTC.</param>
public abstract record TufMetadata(long Version, DateTimeOffset Expires)
{
    /// <summary>The version of the specification that is written; of those read, the first number must be 1.</summary>
    public const string SpecVersion = "1.0.31";

    /// <summary>The value of <c>_type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The members that this type adds to those that all have.</summary>
    internal abstract IEnumerable<JsonMember> Members();

    internal JsonValue ToJson() => JsonValue.Of(
    [
        new JsonMember("_type", JsonValue.Of(Type)),
        new JsonMember("expires", JsonValue.Of(FieldReader.Format(Expires))),
        new JsonMember("spec_version", JsonValue.Of(SpecVersion)),
        new JsonMember("version", JsonValue.Of(Version)),
        .. Members(),
    ]);
}

/// <summary>How one type of metadata is read.</summary>
internal interface ITufContent<TSelf>
    where TSelf : TufMetadata
{
    /// <summary>The value of <c>_type</c>.</summary>
    static abstract string TypeName { get; }

    /// <summary>Reads the members of <paramref name="signed"/> other than those that all have.</summary>
    static abstract TSelf Read(FieldReader signed, long version, DateTimeOffset expires);
}
