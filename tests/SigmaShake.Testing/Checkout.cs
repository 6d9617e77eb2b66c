namespace SigmaShake.Testing;

/// <summary>The source tree that the running tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder that holds <c>SigmaShake.slnx</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The published binary, as <c>make build</c> leaves it; <c>SSG</c> in the environment names another.</summary>
    public static string Ssg => Environment.GetEnvironmentVariable("SSG") ?? Path.Combine(Root, "artifacts", "ssg");

    /// <summary>The program beside it that talks to servers; <c>SSG_NET</c> in the environment names another.</summary>
    public static string SsgNet => Environment.GetEnvironmentVariable("SSG_NET") ?? Path.Combine(Root, "artifacts", "ssg-net");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SigmaShake.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException($"no SigmaShake.slnx above `{AppContext.BaseDirectory}`");
    }
}
