namespace SigmaShake.Net.Serving;

/// <summary>What pages are made of beside HTML; embedded in the program, the same for everybody.</summary>
internal static class Assets
{
    private const string Prefix = "assets/";

    private static readonly Dictionary<string, (byte[] Bytes, string Type)> All = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => $"/{name}", name => (Read(name), TypeOf(name)), StringComparer.Ordinal);

    /// <summary>The file at an address, and its media type; null for none.</summary>
    public static (byte[] Bytes, string Type)? Find(string path) => All.TryGetValue(path, out var asset) ? asset : null;

    private static byte[] Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"no media type is known for `{other}`"),
    };
}
