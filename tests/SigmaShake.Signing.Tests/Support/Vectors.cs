using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Signing.Tests.Support;

/// <summary>Outside vectors, read where they lie.</summary>
internal static class Vectors
{
    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllBytes(SharedData.Path($"vectors/{path}"))).RootElement;

    public static byte[] Hex(JsonElement parent, string member) => Convert.FromHexString(parent.GetProperty(member).GetString()!);
}
