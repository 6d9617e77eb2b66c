using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What an expression comes to, as far as it can be told.</summary>
internal sealed record CodeValue
{
    /// <summary>A value that nothing is known of.</summary>
    public static readonly CodeValue Unknown = new() { Text = "${_}"u8.ToArray(), IsUnknown = true };

    /// <summary>The value as a text; what is unknown stands as a variable that nobody sets.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    public bool IsUnknown { get; init; }

    /// <summary>How many bytes come before the first unknown part.</summary>
    public int KnownBytes { get; init; }

    /// <summary>The address that the unknown part was fetched from, or null.</summary>
    public ReadOnlyMemory<byte>? FetchedFrom { get; init; }

    /// <summary>The members of a list, or the pairs of a dictionary; else null.</summary>
    public List<CodeItem>? Items { get; init; }

    /// <summary>The dotted name of a function or a module (<c>os.system</c>), or null.</summary>
    public string? Name { get; init; }

    /// <summary>What a method is called on.</summary>
    public CodeValue? Self { get; init; }

    /// <summary>What it is an instance of, where methods depend on that (<c>Path</c>); else null.</summary>
    public string? Type { get; init; }

    public static CodeValue Of(ReadOnlyMemory<byte> text) => new() { Text = text };

    public static CodeValue Fetched(ReadOnlyMemory<byte> url) => Unknown with { FetchedFrom = url };

    public CommandWord ToWord() => new(Text) { IsUnknown = IsUnknown, KnownBytes = KnownBytes, FetchedFrom = FetchedFrom };
}

/// <summary>A member of a list, an argument, or a pair.</summary>
/// <param name="Key">Its name, or null.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct CodeItem(string? Key, CodeValue Value);
