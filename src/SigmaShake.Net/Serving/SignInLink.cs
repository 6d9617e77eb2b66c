using System.Globalization;
using SigmaShake.Cli.State;

namespace SigmaShake.Net.Serving;

/// <summary>
/// The link that signs in once. What is kept of it, in our own state, is a hash, when it ends, and whether a person at a terminal had it made: only then
/// what it opens may loosen. There is one at a time; a new one takes the place of the old.
/// </summary>
internal static class SignInLink
{
    /// <summary>How long one is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const string FileName = "dashboard-link";
    private const string OfPerson = "person";
    private const string OfAnybody = "anybody";

    /// <summary>Makes a new one; its secret.</summary>
    /// <exception cref="StateException">It cannot be kept.</exception>
    public static string Make(StateFolder state, bool isPerson, TimeProvider clock)
    {
        var secret = Secret.New();
        var end = (clock.GetUtcNow() + Life).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        LineFile.Change(FileOf(state), _ => [Secret.HashOf(secret), end, isPerson ? OfPerson : OfAnybody]);
        return secret;
    }

    /// <summary>Uses it up: whether a person had it made, or null where it is none, was used before, or is over.</summary>
    /// <exception cref="StateException">Our own state cannot be read or written.</exception>
    public static bool? Use(StateFolder state, string secret, TimeProvider clock)
    {
        bool? isPerson = null;
        LineFile.Change(FileOf(state), lines =>
        {
            if (lines is not [var hash, var end, var whose] || !Secret.AreEqual(Secret.HashOf(secret), hash)) return null;
            if (long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var endMs) && clock.GetUtcNow().ToUnixTimeMilliseconds() < endMs) isPerson = whose == OfPerson;
            return [];
        });
        return isPerson;
    }

    private static string FileOf(StateFolder state) => Path.Combine(state.Path, FileName);
}
