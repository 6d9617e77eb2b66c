using System.Text;
using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Targets metadata (specification, 4.5), of the top-level role or of a delegated one: which files are given out, and who else may say so.</summary>
/// <param name="Version">See <see cref="TufMetadata"/>.</param>
/// <param name="Expires">See <see cref="TufMetadata"/>.</param>
/// <param name="Targets">The files by their paths.</param>
/// <param name="Delegations">Who else describes files, and which; null for nobody.</param>
public sealed record TufTargets(long Version, DateTimeOffset Expires, IReadOnlyDictionary<string, TufTarget> Targets, TufDelegations? Delegations = null)
    : TufMetadata(Version, Expires), ITufContent<TufTargets>
{
    /// <inheritdoc />
    public override string Type => TufRoleNames.Targets;

    static string ITufContent<TufTargets>.TypeName => TufRoleNames.Targets;

    static TufTargets ITufContent<TufTargets>.Read(FieldReader signed, long version, DateTimeOffset expires)
    {
        var targets = new Dictionary<string, TufTarget>(StringComparer.Ordinal);
        foreach (var member in signed.Members("targets"))
        {
            if (Encoding.UTF8.GetByteCount(member.Name) > TufLimits.MaxPathBytes) signed.Problems.Add($"has a target whose path is longer than {TufLimits.MaxPathBytes} bytes");
            targets[member.Name] = TufTarget.Read(new FieldReader(member.Value, "`targets`", signed.Problems));
        }

        return new TufTargets(version, expires, targets, signed.Has("delegations") ? TufDelegations.Read(signed.Object("delegations")) : null);
    }

    internal override IEnumerable<JsonMember> Members()
    {
        yield return new JsonMember("targets", JsonValue.Of([.. Targets.Select(target => new JsonMember(target.Key, target.Value.ToJson()))]));
        if (Delegations is not null) yield return new JsonMember("delegations", Delegations.ToJson());
    }
}
