using System.Xml.Linq;
using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd;

/// <summary>The scripts of <c>eng/dist</c>, run as they are, with one time for all that they pack.</summary>
internal static class DistScripts
{
    /// <summary>How long one may take: some run compilers.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>The product's version, as the build stamps it.</summary>
    public static string Version { get; } = XDocument.Load(Path.Combine(Checkout.Root, "eng", "Common.props")).Descendants("Version").Single().Value;

    public static string PathOf(string script) => Path.Combine(Checkout.Root, "eng", "dist", script);

    /// <summary>Runs one, which has to succeed; returns what it prints.</summary>
    public static async Task<string> RunAsync(string script, params IEnumerable<string> arguments) => await RunAsync(script, key: null, arguments);

    /// <inheritdoc cref="RunAsync(string, IEnumerable{string})"/>
    /// <param name="script">Its name.</param>
    /// <param name="key">The release key, for the script that signs.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<string> RunAsync(string script, string? key, IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string?> { ["SOURCE_DATE_EPOCH"] = "1700000000", ["RELEASE_KEY"] = key };
        var result = await ChildProcess.RunAsync(PathOf(script), arguments, environment: environment, timeLimit: TimeLimit);
        Assert.True(result.ExitCode == 0, $"{script}: {result.Out}\n{result.Error}");
        return result.Out;
    }

    /// <summary>Runs any program, which has to succeed; returns what it prints.</summary>
    public static async Task<string> CallAsync(string program, params IEnumerable<string> arguments)
    {
        var result = await ChildProcess.RunAsync(program, arguments);
        Assert.True(result.ExitCode == 0, $"{program}: {result.Out}\n{result.Error}");
        return result.Out;
    }
}
