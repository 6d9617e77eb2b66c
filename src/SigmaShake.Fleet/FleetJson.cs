using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SigmaShake.Fleet.Enrolment;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Overview;
using SigmaShake.Fleet.Releases;
using SigmaShake.Fleet.Reports;
using SigmaShake.Fleet.Settings;

namespace SigmaShake.Fleet;

/// <summary>The JSON of the fleet's routes: snake_case, strict when it is read.</summary>
[JsonSerializable(typeof(EnrolledMachine))]
[JsonSerializable(typeof(EnrolmentKeyWish))]
[JsonSerializable(typeof(EnrolmentKeyMade))]
[JsonSerializable(typeof(EnrolmentKeyList))]
[JsonSerializable(typeof(MachinePage))]
[JsonSerializable(typeof(ReleasePage))]
[JsonSerializable(typeof(PublishedRelease))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(FleetSettings))]
[JsonSerializable(typeof(DecisionPage))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class FleetJson : JsonSerializerContext
{
    /// <summary>What a body says; null where it is not of that form.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
