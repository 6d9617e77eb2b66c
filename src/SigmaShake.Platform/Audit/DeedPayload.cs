using System.Text.Json;
using System.Text.Json.Serialization;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Audit;

/// <summary>The payload of an entry: compact JSON, members in this order.</summary>
internal sealed record DeedPayload(int V, string Actor, string ActorKind, string ActorId, string Action, string Subject, string? Token = null)
{
    // Stored, so never changed.
    private static readonly Dictionary<ActorKind, string> Words = new()
    {
        [Organisations.ActorKind.Server] = "server", [Organisations.ActorKind.Person] = "person", [Organisations.ActorKind.ServiceAccount] = "service_account",
        [Organisations.ActorKind.Machine] = "machine", [Organisations.ActorKind.EnrolmentKey] = "enrolment_key",
    };

    public static byte[] Of(Actor actor, Deed deed) => JsonSerializer.SerializeToUtf8Bytes(
        new DeedPayload(1, actor.Name, Words[actor.Kind], actor.Id, deed.Action, deed.Subject, actor.Token), DeedJson.Default.DeedPayload);

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
