using System.Text.Json;
using System.Text.Json.Serialization;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Audit;

/// <summary>The payload of an entry: compact JSON, members in this order.</summary>
internal sealed record DeedPayload(int V, string Actor, Guid? ActorId, string Action, string Subject)
{
    public static byte[] Of(Person? actor, Deed deed) => JsonSerializer.SerializeToUtf8Bytes(
        new DeedPayload(1, actor?.Name ?? "server", actor?.Id, deed.Action, deed.Subject), DeedJson.Default.DeedPayload);

    public static DeedPayload? Read(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, DeedJson.Default.DeedPayload);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(DeedPayload))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class DeedJson : JsonSerializerContext;
