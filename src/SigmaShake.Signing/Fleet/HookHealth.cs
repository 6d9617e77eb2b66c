using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Fleet;

/// <summary>How the hooks of a machine are.</summary>
/// <param name="IsOk">Whether all that should be installed is, and works.</param>
/// <param name="Problems">What is wrong, one short line each; at most <see cref="FleetLimits.MaxHookProblems"/>.</param>
public sealed record HookHealth(bool IsOk, IReadOnlyList<string> Problems)
{
    internal static HookHealth Read(FieldReader fields)
    {
        fields.Only("ok", "problems");
        return new HookHealth(fields.Flag("ok"), fields.Has("problems") ? fields.Texts("problems", FleetLimits.MaxHookProblems, FleetLimits.MaxShortTextBytes) : []);
    }

    internal JsonValue ToJson() =>
        JsonValue.Of([new JsonMember("ok", JsonValue.Of(IsOk)), new JsonMember("problems", JsonValue.ArrayOf(Problems.Select(JsonValue.Of)))]);
}
