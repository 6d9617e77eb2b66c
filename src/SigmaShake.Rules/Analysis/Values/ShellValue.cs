using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Values;

/// <summary>The value of a variable or an output, as far as it can be known before the command runs.</summary>
/// <param name="Text">UTF-8; what is unknown stands as written.</param>
/// <param name="IsUnknown">Whether a part of it is unknown.</param>
/// <param name="KnownBytes">How many bytes come before the first unknown part.</param>
/// <param name="FetchedFrom">The address that the unknown part is fetched from, or null.</param>
internal readonly record struct ShellValue(ReadOnlyMemory<byte> Text, bool IsUnknown = false, int KnownBytes = 0, ReadOnlyMemory<byte>? FetchedFrom = null)
{
    /// <summary>The absolute path of the file whose content the value is, and that nobody has read yet; else null.</summary>
    public ReadOnlyMemory<byte>? File { get; init; }

    /// <summary>Whether it stands for values that are known and that nobody looks at, as they are too many: whatever runs it is asked about.</summary>
    public bool IsCut { get; init; }

    /// <summary>
    /// The value that a word comes to. A pattern stands for files that nobody has listed: what it comes to cannot be known, but as written it still says which
    /// they may be.
    /// </summary>
    public static ShellValue Of(in CommandWord word) => word.Pattern is null
        ? new ShellValue(word.Text, word.IsUnknown, word.KnownBytes, word.FetchedFrom) { IsCut = word.IsCut }
        : new ShellValue(word.Text, IsUnknown: true, word.IsUnknown ? word.KnownBytes : Math.Max(0, word.Text.Span.IndexOfAny("*?["u8)), word.FetchedFrom);

    /// <summary>A value that nothing is known of, shown as <paramref name="written"/>.</summary>
    public static ShellValue Unknown(ReadOnlyMemory<byte> written) => new(written, IsUnknown: true);
}
