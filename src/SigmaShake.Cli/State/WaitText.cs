using System.Globalization;

namespace SigmaShake.Cli.State;

/// <summary>How long a call waits for a person, as people write it: <c>15s</c>; not at all is a word.</summary>
internal static class WaitText
{
    public const string Off = "off";

    /// <summary>The longest wait, in seconds: with the time for judging it stays below the 30 s that <c>ssg init</c> has clients give their hook.</summary>
    public const int MaxSeconds = 20;

    /// <summary>1 to <see cref="MaxSeconds"/>, zero for <c>off</c>; null where it is not understood.</summary>
    public static int? Seconds(string text)
    {
        if (text == Off) return 0;
        return text.EndsWith('s') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds
            ? seconds
            : null;
    }

    public static string Of(int seconds) => seconds == 0 ? Off : string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
}
