using System.Buffers;
using System.Text.Json;

namespace SigmaShake.Ledger.Erasure;

/// <summary>Who erases, for the entry that says so.</summary>
/// <param name="By"><c>person</c> or <c>retention</c>.</param>
/// <param name="UserId">The user as the kernel knows him.</param>
/// <param name="Version">The version of the program.</param>
public sealed record Eraser(string By, uint UserId, string Version);

/// <summary>The payload of an entry of kind <c>erasure</c>: who, which selection, how many and where; never what was erased.</summary>
internal static class ErasurePayload
{
    private const int MaxRanges = 500;

    public static byte[] Write(ErasurePlan plan, Eraser eraser)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v"u8, 1);
            json.WriteString("by"u8, eraser.By);
            json.WriteNumber("uid"u8, eraser.UserId);
            plan.Selection.Describe(json);
            json.WriteNumber("entries"u8, plan.Count);
            WriteRanges(json, plan);
            json.WriteString("version"u8, eraser.Version);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRanges(Utf8JsonWriter json, ErasurePlan plan)
    {
        var count = 0;
        json.WriteStartArray("ranges"u8);
        foreach (var (first, last) in plan.Ranges())
        {
            if (++count > MaxRanges) continue;
            json.WriteStartArray();
            json.WriteNumberValue(first);
            json.WriteNumberValue(last);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (count > MaxRanges) json.WriteNumber("ranges_more"u8, count - MaxRanges);
    }
}
