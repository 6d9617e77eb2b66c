using System.Globalization;
using SigmaShake.Platform;

namespace SigmaShake.Server.Settings;

/// <summary>Reads values of settings; what is none is refused with what would be one.</summary>
internal sealed class SettingReader(IReadOnlyDictionary<string, string> values)
{
    private const int MaxCount = 1_000_000;
    private const int MaxSeconds = 600;

    /// <summary>The value of a setting; null if it is not set.</summary>
    /// <exception cref="PlatformException">The value is none.</exception>
    public T? Read<T>(string name, string expected, Func<string, T?> parse)
        where T : class =>
        values.TryGetValue(name, out var text) ? parse(text) ?? throw Wrong(name, text, expected) : null;

    /// <summary>The absolute path of a file or folder.</summary>
    public string? File(string name) => values.TryGetValue(name, out var text) ? Path.GetFullPath(text) : null;

    /// <summary>A number from 1.</summary>
    public int? Count(string name) => Number(name, 1, MaxCount);

    /// <summary>A time in whole seconds, up to ten minutes.</summary>
    public TimeSpan? Seconds(string name) => Number(name, 0, MaxSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A whole number.</summary>
    public int? Number(string name, int least, int most)
    {
        if (!values.TryGetValue(name, out var text)) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, text, $"a whole number from {least} to {most}");
    }

    // How a server is reached may hold a password.
    private static PlatformException Wrong(string name, string text, string expected) =>
        new(name.StartsWith("postgres", StringComparison.Ordinal) && text.Contains('=', StringComparison.Ordinal) ? $"what `--{name}` says cannot be used" : $"`--{name} {text}` cannot be used", $"it is {expected}");
}
