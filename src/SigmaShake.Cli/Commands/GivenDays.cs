using System.CommandLine;
using System.Globalization;

namespace SigmaShake.Cli.Commands;

/// <summary>How long something is good for, in days, as people type it: <c>90d</c>.</summary>
internal static class GivenDays
{
    private const int Most = 3650;

    /// <summary>The option that says from when on what is made is no longer trusted.</summary>
    public static Option<string> ExpiryOption(string standard) => new("--expires")
    {
        Description = $"For how long it is trusted, in days: 1d to {Most}d.",
        DefaultValueFactory = _ => standard,
        HelpName = "DAYS",
    };

    /// <summary>What is wrong with a value that <see cref="Parse"/> does not take.</summary>
    public static string Problem(string text) => $"`--expires` cannot be `{text}`; say a number of days from 1d to {Most}d, such as 90d";

    /// <summary>The length; null where it is not understood.</summary>
    public static TimeSpan? Parse(string text) =>
        text.EndsWith('d') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= Most
            ? TimeSpan.FromDays(days)
            : null;
}
