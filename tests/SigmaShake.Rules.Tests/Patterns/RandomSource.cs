using System.Globalization;
using System.Runtime.CompilerServices;

namespace SigmaShake.Rules.Tests.Patterns;

/// <summary>Randomness that can be repeated: the seed is printed, and <c>SIGMASHAKE_SEED</c> sets it.</summary>
internal static class RandomSource
{
    public static Random Create([CallerMemberName] string test = "")
    {
        var given = Environment.GetEnvironmentVariable("SIGMASHAKE_SEED");
        var seed = given is null ? Environment.TickCount : int.Parse(given, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"{test}: SIGMASHAKE_SEED={seed}");
        return new Random(seed);
    }

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
