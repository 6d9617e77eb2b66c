using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SigmaShake.Platform.Export;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Moving;

/// <summary>What the database of an organisation holds, in one line: two that give the same line hold the same rows, in whatever order and place.</summary>
internal static class RowDigest
{
    /// <summary>Reads all rows, with what is sealed opened.</summary>
    /// <exception cref="PlatformException">A sealed value does not open.</exception>
    public static async Task<string> OfAsync(Databases databases, string region, OrganisationId id, DataKey key, CancellationToken cancellation)
    {
        await using var moment = await databases.BeginReadingAsync(region, id, cancellation);
        var text = new StringBuilder();
        foreach (var model in databases.ModelsOf(DatabasePlace.Organisation).OrderBy(model => model.Name, StringComparer.Ordinal))
        {
            await using var context = moment.Open(model);
            foreach (var table in OrganisationTable.All(context))
            {
                var (rows, sum) = await SumAsync(table, table.RowsAsync(context, null), key, cancellation);
                text.Append(CultureInfo.InvariantCulture, $"{model.Name} {table.Name} {rows} {Convert.ToHexStringLower(sum)}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // No two rows of a table are the same: each has its key. So no two hashes cancel each other out.
    private static async Task<(long Rows, byte[] Sum)> SumAsync(OrganisationTable table, IAsyncEnumerable<object> rows, DataKey key, CancellationToken cancellation)
    {
        var json = new RowJson(table.Entity);
        var line = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(line);
        var (count, sum) = (0L, new byte[SHA256.HashSizeInBytes]);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            json.Write(writer, row, key);
            await writer.FlushAsync(cancellation);
            var hash = SHA256.HashData(line.WrittenSpan);
            for (var i = 0; i < sum.Length; i++) sum[i] ^= hash[i];
            line.ResetWrittenCount();
            writer.Reset();
            count++;
        }

        return (count, sum);
    }
}
