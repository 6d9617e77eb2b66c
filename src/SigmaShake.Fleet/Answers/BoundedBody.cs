using Microsoft.AspNetCore.Http;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Answers;

/// <summary>Bodies that are read as a whole, and not further than they may go.</summary>
internal static class BoundedBody
{
    /// <summary>The body; null where it is larger than <see cref="FleetLimits.MaxBodyBytes"/>.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > FleetLimits.MaxBodyBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[8 << 10];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > FleetLimits.MaxBodyBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
