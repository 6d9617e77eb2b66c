using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SigmaShake.Platform.Http.Api;

/// <summary>Gives what a route answers an entity tag, the hash of its bytes, and whoever has these bytes already a 304 (RFC 9110, 8.8.3 and 13.1.2).</summary>
internal sealed class EntityTagFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        while (answer is INestedHttpResult nested) answer = nested.Result;
        return answer is IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } ? new Tagged(value) : answer;
    }

    private sealed class Tagged(object value) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
            var headers = httpContext.Response.GetTypedHeaders();
            headers.ETag = tag;

            // A program may keep it for itself, and asks each time whether it still holds.
            httpContext.Response.Headers.CacheControl = "private, no-cache";
            if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            httpContext.Response.ContentType = "application/json";
            httpContext.Response.ContentLength = bytes.Length;
            await httpContext.Response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
