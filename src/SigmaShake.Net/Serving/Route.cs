using Microsoft.AspNetCore.Http;

namespace SigmaShake.Net.Serving;

/// <summary>An address within a session, and what answers it.</summary>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Path">The address; a <c>*</c> stands for one part of it.</param>
/// <param name="Reply">Answers; told what stands in the place of the <c>*</c>, empty for none.</param>
internal sealed record Route(string Method, string Path, Func<PageRequest, string, Task<Answer>> Reply)
{
    private readonly string[] _parts = Path.Split('/');

    /// <summary>A page.</summary>
    public static Route Get(string path, Func<PageRequest, string, Task<Answer>> reply) => new(HttpMethods.Get, path, reply);

    /// <summary>A form that is sent.</summary>
    public static Route Post(string path, Func<PageRequest, string, Task<Answer>> reply) => new(HttpMethods.Post, path, reply);

    /// <summary>Whether it is meant; what stands in the place of the <c>*</c>.</summary>
    public bool Fits(string method, string path, out string part)
    {
        part = "";
        if (HttpMethods.IsPost(method) != HttpMethods.IsPost(Method)) return false;
        var parts = path.Split('/');
        if (parts.Length != _parts.Length) return false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (_parts[i] == "*") part = parts[i];
            else if (_parts[i] != parts[i]) return false;
        }

        return true;
    }
}
