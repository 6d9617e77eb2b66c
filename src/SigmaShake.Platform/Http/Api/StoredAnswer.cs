using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Api;

/// <summary>An answer that was given, to be given again.</summary>
internal sealed record StoredAnswer(string Key, int Status, string? ContentType, string? Location, byte[] Body)
{
    /// <summary>The header that tells a repeated answer.</summary>
    public const string Replayed = "Idempotency-Replayed";

    public static StoredAnswer Of(string key, HttpResponse response, byte[] body) =>
        new(key, response.StatusCode, response.ContentType, response.Headers.Location, body);

    public string ToJson() => JsonSerializer.Serialize(this, StoredAnswerJson.Default.StoredAnswer);

    public static StoredAnswer? Read(string json) => JsonSerializer.Deserialize(json, StoredAnswerJson.Default.StoredAnswer);

    public async Task SendAsync(HttpResponse response, CancellationToken cancellation)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.Headers.Location = Location;
        response.Headers[Replayed] = "true";
        response.ContentLength = Body.Length;
        await response.BodyWriter.WriteAsync(Body, cancellation);
    }
}

[JsonSerializable(typeof(StoredAnswer))]
internal sealed partial class StoredAnswerJson : JsonSerializerContext;
