using Microsoft.AspNetCore.Http;

namespace SigmaShake.Fleet.Releases;

/// <summary>The files of a form: <c>targets</c>, <c>bundle</c>, and any number of <c>root</c>.</summary>
internal static class UploadForm
{
    /// <summary>Reads those of a request; what is wrong otherwise.</summary>
    public static async Task<(ReleaseUpload? Upload, string? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(await request.ReadFormAsync(cancellation), cancellation);
        }
        catch (InvalidDataException)
        {
            return (null, "The form cannot be read.");
        }
    }

    /// <summary>Reads those of a form; what is wrong otherwise.</summary>
    public static async Task<(ReleaseUpload? Upload, string? Problem)> ReadAsync(IFormCollection form, CancellationToken cancellation)
    {
        byte[]? targets = null, bundle = null;
        var roots = new List<byte[]>();
        foreach (var file in form.Files)
        {
            // A browser sends a field without a file as an empty one.
            if (file.Length == 0) continue;
            var content = await BytesAsync(file, cancellation);
            switch (file.Name)
            {
                case "root": roots.Add(content); break;
                case "targets" when targets is null: targets = content; break;
                case "bundle" when bundle is null: bundle = content; break;
                default: return (null, "Send one `targets` and one `bundle`, and `root` for new versions of the root; nothing else.");
            }
        }

        return ReleaseUpload.Read(roots, targets, bundle);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream((int)Math.Min(file.Length, ReleaseUpload.MaxBytes));
        await file.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
