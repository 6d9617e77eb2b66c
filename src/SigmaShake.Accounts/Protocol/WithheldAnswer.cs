using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SigmaShake.Accounts.Protocol;

/// <summary>Keeps back what the library answers to whoever asked, until it is clear whether it is for them.</summary>
internal sealed class WithheldAnswer : IDisposable
{
    private const int MaxReason = 300;

    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _body;
    private readonly MemoryStream _held = new();

    public WithheldAnswer(HttpContext context)
    {
        _context = context;
        _body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_held));
    }

    /// <summary>Takes the answer back; what it said, on one line, without addresses.</summary>
    public string Withhold()
    {
        Dispose();
        var words = Encoding.UTF8.GetString(_held.GetBuffer(), 0, (int)Math.Min(_held.Length, MaxReason)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _context.Response.Clear();
        return string.Join(' ', words.Where(word => !word.Contains("://", StringComparison.Ordinal)));
    }

    /// <summary>Lets what follows through.</summary>
    public void Dispose() => _context.Features.Set(_body);
}
