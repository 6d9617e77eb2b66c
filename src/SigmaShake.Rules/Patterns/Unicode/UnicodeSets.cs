using System.Collections.Concurrent;

namespace SigmaShake.Rules.Patterns.Unicode;

/// <summary>The named sets of the Unicode standard, decoded when first asked for and shared by all patterns.</summary>
internal static class UnicodeSets
{
    private static readonly Lazy<CodePointSet> LazyWord = new(static () => SetDecoder.Decode(UnicodeTables.Word));
    private static readonly Lazy<CodePointSet> LazyNotWord = new(static () => Word.Complement());
    private static readonly Lazy<CodePointSet> LazyDigit = new(static () => SetDecoder.Decode(UnicodeTables.GeneralCategory("nd")));
    private static readonly Lazy<CodePointSet> LazySpace = new(static () => SetDecoder.Decode(UnicodeTables.Binary("whitespace")));
    private static readonly ConcurrentDictionary<(PropertyKind Kind, string Name), CodePointSet> Cache = new();

    private enum PropertyKind
    {
        GeneralCategory,
        Script,
        ScriptExtensions,
        Binary,
    }

    /// <summary><c>\w</c></summary>
    public static CodePointSet Word => LazyWord.Value;

    /// <summary><c>\W</c></summary>
    public static CodePointSet NotWord => LazyNotWord.Value;

    /// <summary><c>\d</c></summary>
    public static CodePointSet Digit => LazyDigit.Value;

    /// <summary><c>\s</c></summary>
    public static CodePointSet Space => LazySpace.Value;

    /// <summary>What <c>\p{name}</c> means: a boolean property, a general category, or a script; null for none of these.</summary>
    public static CodePointSet? Find(string name)
    {
        var key = Normalise(name);
        return key switch
        {
            "any" => CodePointSet.All,
            "ascii" => CodePointSet.Range(0, 0x7F),
            "assigned" => Lookup(PropertyKind.GeneralCategory, "cn")?.Complement(),
            _ => Lookup(PropertyKind.Binary, key) ?? Lookup(PropertyKind.GeneralCategory, key) ?? Lookup(PropertyKind.Script, key),
        };
    }

    /// <summary>What <c>\p{property=value}</c> means; null where the property or its value is not known.</summary>
    public static CodePointSet? Find(string property, string value)
    {
        var key = Normalise(value);
        return Normalise(property) switch
        {
            "gc" or "generalcategory" => key is "any" or "ascii" or "assigned" ? Find(key) : Lookup(PropertyKind.GeneralCategory, key),
            "sc" or "script" => Lookup(PropertyKind.Script, key),
            "scx" or "scriptextensions" => Lookup(PropertyKind.ScriptExtensions, key),
            _ => null,
        };
    }

    private static CodePointSet? Lookup(PropertyKind kind, string name)
    {
        if (Cache.TryGetValue((kind, name), out var known)) return known;
        var encoded = kind switch
        {
            PropertyKind.GeneralCategory => UnicodeTables.GeneralCategory(name),
            PropertyKind.Script => UnicodeTables.Script(name),
            PropertyKind.ScriptExtensions => UnicodeTables.ScriptExtensions(name),
            _ => UnicodeTables.Binary(name),
        };
        return encoded.IsEmpty ? null : Cache.GetOrAdd((kind, name), SetDecoder.Decode(encoded));
    }

    /// <summary>Loose matching of UAX #44, section 5.9.2: case, spaces, hyphens and underscores do not count, nor an `is` in front.</summary>
    private static string Normalise(string name)
    {
        var key = string.Concat(name.Where(static c => c is not (' ' or '_' or '-'))).ToLowerInvariant();
        return key.Length > 2 && key.StartsWith("is", StringComparison.Ordinal) ? key[2..] : key;
    }
}
