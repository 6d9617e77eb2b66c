using Xunit;

namespace SigmaShake.Testing;

/// <summary>Outside material (test vectors, captured payloads, labelled commands) that lies beside the checkout and is never copied into it.</summary>
public static class SharedData
{
    /// <summary>The full path of <paramref name="relativePath"/> in the shared folder.</summary>
    /// <remarks>Without that folder the calling test is skipped by name; where <c>CI=true</c> its absence is a failure.</remarks>
    public static string Path(string relativePath)
    {
        var root = Environment.GetEnvironmentVariable("SIGMASHAKE_SHARED") ?? FindBesideCheckout();
        if (root is not null)
        {
            var path = System.IO.Path.Combine(root, relativePath);
            Assert.True(System.IO.Path.Exists(path), $"`{path}` is missing from the shared folder");
            return path;
        }

        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"CI needs the shared folder beside the checkout for `{relativePath}`");
        Assert.Skip($"needs `../shared/{relativePath}`; set SIGMASHAKE_SHARED to where it is");
        return "";
    }

    private static string? FindBesideCheckout()
    {
        var checkout = Checkout.Root;
        var beside = System.IO.Path.Combine(checkout, "..", "shared");
        return Directory.Exists(beside) ? System.IO.Path.GetFullPath(beside) : null;
    }
}
