using System.Text;

namespace SigmaShake.Signing.HttpSignatures;

/// <summary>The text that a signature of a request is over (RFC 9421, 2.5).</summary>
internal static class SignatureBase
{
    /// <summary>The components that are always covered, as they are listed.</summary>
    public const string Components = "(\"@method\" \"@authority\" \"@path\" \"@query\")";

    /// <summary>The same with a body.</summary>
    public const string ComponentsWithDigest = "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\")";

    /// <summary>The text for a request.</summary>
    /// <param name="target">What it is aimed at.</param>
    /// <param name="contentDigest">The value of its <c>Content-Digest</c>; null where it is not covered.</param>
    /// <param name="parameters">The list of components with its parameters, as it is sent.</param>
    public static byte[] Of(in RequestTarget target, string? contentDigest, string parameters)
    {
        List<(string Name, string Value)> lines =
        [
            ("@method", target.Method), ("@authority", target.Authority.ToLowerInvariant()), ("@path", target.Path.Length == 0 ? "/" : target.Path), ("@query", $"?{target.Query}"),
        ];
        if (contentDigest is not null) lines.Add(("content-digest", contentDigest));
        return Of(lines, parameters);
    }

    /// <summary>The text for any components, in their order.</summary>
    public static byte[] Of(IEnumerable<(string Name, string Value)> components, string parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in components) text.Append('"').Append(name).Append("\": ").Append(value).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append("\"@signature-params\": ").Append(parameters).ToString());
    }
}
