using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SigmaShake.Server.Description;

/// <summary>The document, made once: routes do not change while the server runs. Thread-safe.</summary>
internal sealed class DescriptionDocument([FromKeyedServices(ApiDescription.Version)] IOpenApiDocumentProvider provider) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1);
    private byte[]? _json;

    public async Task<byte[]> JsonAsync(CancellationToken cancellation)
    {
        if (_json is { } made) return made;
        await _once.WaitAsync(cancellation);
        try
        {
            if (_json is null)
            {
                var document = await provider.GetOpenApiDocumentAsync(cancellation);
                _json = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation));
            }

            return _json;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _once.Dispose();
}
