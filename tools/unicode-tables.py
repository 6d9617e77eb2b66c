#!/usr/bin/env python3
"""Makes src/SigmaShake.Rules/Patterns/Unicode/UnicodeTables.g.cs from the Unicode Character Database.

    apt-get install unicode-data
    tools/unicode-tables.py /usr/share/unicode > src/SigmaShake.Rules/Patterns/Unicode/UnicodeTables.g.cs

A set of code points is written as pairs of LEB128 numbers: how many code points to skip, and how many more than one to take.
Case folding is written as orbits (all code points with one simple fold): the distance of an orbit's first code point from the last
orbit's first, how many others follow, and the distances between them.
"""
import sys
from collections import defaultdict
from pathlib import Path

LAST = 0x10FFFF

# What rule authors meet in practice. Anything else that the Unicode standard knows is refused by name.
BOOLEANS = {
    "PropList.txt": [
        "White_Space", "Dash", "Quotation_Mark", "Hex_Digit", "ASCII_Hex_Digit", "Join_Control", "Ideographic", "Diacritic", "Extender",
        "Noncharacter_Code_Point", "Pattern_Syntax", "Pattern_White_Space", "Regional_Indicator", "Variation_Selector",
        "Bidi_Control", "Sentence_Terminal", "Terminal_Punctuation", "Unified_Ideograph",
    ],
    "DerivedCoreProperties.txt": [
        "Alphabetic", "Lowercase", "Uppercase", "Math", "Cased", "Case_Ignorable", "Default_Ignorable_Code_Point",
        "XID_Start", "XID_Continue",
    ],
    "emoji/emoji-data.txt": [
        "Emoji", "Emoji_Presentation", "Emoji_Modifier", "Emoji_Modifier_Base", "Emoji_Component", "Extended_Pictographic",
    ],
}
GROUPS = {
    "LC": ["Lu", "Ll", "Lt"], "L": ["Lu", "Ll", "Lt", "Lm", "Lo"], "M": ["Mn", "Mc", "Me"], "N": ["Nd", "Nl", "No"],
    "P": ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"], "S": ["Sm", "Sc", "Sk", "So"], "Z": ["Zs", "Zl", "Zp"],
    "C": ["Cc", "Cf", "Cs", "Co", "Cn"],
}

root = Path(sys.argv[1])


def rows(name):
    for line in (root / name).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) > 1:
            yield fields


def points(field):
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def normal(name):
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def sets_of(name, wanted=None):
    sets = defaultdict(set)
    for fields in rows(name):
        if wanted is None or fields[1] in wanted:
            sets[fields[1]].update(points(fields[0]))
    return sets


def general_categories():
    sets, first = defaultdict(set), None
    for line in (root / "UnicodeData.txt").read_text().splitlines():
        fields = line.split(";")
        code = int(fields[0], 16)
        if fields[1].endswith(", Last>"):
            sets[fields[2]].update(range(first, code + 1))
        else:
            first = code
            sets[fields[2]].add(code)
    assigned = set().union(*sets.values())
    sets["Cn"] = set(range(LAST + 1)) - assigned
    for group, members in GROUPS.items():
        sets[group] = set().union(*(sets[member] for member in members))
    return sets


def script_extensions(scripts, long_names):
    sets = {name: set(members) for name, members in scripts.items()}
    for fields in rows("ScriptExtensions.txt"):
        for code in points(fields[0]):
            for implicit in ("Common", "Inherited"):
                sets[implicit].discard(code)
            for short in fields[1].split():
                sets[long_names[short]].add(code)
    return sets


def leb128(number):
    while number >= 0x80:
        yield number & 0x7F | 0x80
        number >>= 7
    yield number


def encode(members):
    out, end, ordered = bytearray(), 0, sorted(members)
    index = 0
    while index < len(ordered):
        first = last = ordered[index]
        while index + 1 < len(ordered) and ordered[index + 1] == last + 1:
            index += 1
            last += 1
        index += 1
        out += bytes(leb128(first - end)) + bytes(leb128(last - first))
        end = last + 1
    return bytes(out)


def encode_orbits():
    orbits = defaultdict(set)
    for fields in rows("CaseFolding.txt"):
        if fields[1] in "CS":
            orbits[int(fields[2], 16)].add(int(fields[0], 16))
    out, last = bytearray(), 0
    for orbit in sorted(sorted({folded} | others) for folded, others in orbits.items()):
        out += bytes(leb128(orbit[0] - last)) + bytes(leb128(len(orbit) - 1))
        last = orbit[0]
        for before, code in zip(orbit, orbit[1:]):
            out += bytes(leb128(code - before))
    return bytes(out)


def bytes_literal(data):
    lines = []
    for start in range(0, len(data), 40):
        lines.append("        " + ",".join(str(byte) for byte in data[start:start + 40]) + ",")
    return "\n".join(lines)


def main():
    categories, scripts = general_categories(), sets_of("Scripts.txt")
    version = (root / "Scripts.txt").read_text().splitlines()[0].removeprefix("# Scripts-").removesuffix(".txt")
    aliases, long_names = defaultdict(lambda: defaultdict(list)), {}
    for fields in rows("PropertyValueAliases.txt"):
        if fields[0] in ("gc", "sc"):
            canonical = fields[1] if fields[0] == "gc" else fields[2]
            aliases[fields[0]][canonical] = list(dict.fromkeys(normal(name) for name in fields[1:]))
            if fields[0] == "sc":
                long_names[fields[1]] = fields[2]
    short_names = {fields[1]: fields[0] for fields in rows("PropertyAliases.txt")}

    blob, places = bytearray(), {}

    def place(members):
        data = encode(members)
        if data not in places:
            places[data] = len(blob)
            blob.extend(data)
        return f"Sets.Slice({places[data]}, {len(data)})"

    def arms(sets, names_of):
        lines = []
        for name in sorted(sets):
            names = " or ".join(f'"{alias}"' for alias in names_of(name))
            lines.append(f"        {names} => {place(sets[name])},")
        return "\n".join(lines)

    booleans = {}
    for file, wanted in BOOLEANS.items():
        booleans.update(sets_of(file, set(wanted)))
    binary_names = lambda name: list(dict.fromkeys([normal(name), normal(short_names.get(name, name))]))
    word = booleans["Alphabetic"] | categories["M"] | categories["Nd"] | categories["Pc"] | booleans["Join_Control"]

    gc = arms(categories, lambda name: aliases["gc"][name])
    sc = arms(scripts, lambda name: aliases["sc"][name])
    scx = arms(script_extensions(scripts, long_names), lambda name: aliases["sc"][name])
    binary = arms(booleans, binary_names)
    word_place = place(word)
    folds = encode_orbits()

    print(f"""// <auto-generated>
// Unicode Character Database, version {version}, as in Debian's package unicode-data; made by tools/unicode-tables.py, which says how
// sets and orbits are encoded. Unicode data files: (c) Unicode, Inc., licensed under https://www.unicode.org/license.txt.
// </auto-generated>
#nullable enable

namespace SigmaShake.Rules.Patterns.Unicode;

/// <summary>Encoded code-point sets by property name, and the orbits of simple case folding. Names are normalised by the caller.</summary>
internal static class UnicodeTables
{{
    /// <summary>The version of the Unicode Character Database that the tables were made from.</summary>
    public const string Version = "{version}";

    /// <summary>What <c>\\w</c> means: UTS #18, annex C.</summary>
    public static ReadOnlySpan<byte> Word => {word_place};

    /// <summary>The set of a general category or a group of them; empty for none.</summary>
    public static ReadOnlySpan<byte> GeneralCategory(string name) => name switch
    {{
{gc}
        _ => default,
    }};

    /// <summary>The set of a script; empty for none.</summary>
    public static ReadOnlySpan<byte> Script(string name) => name switch
    {{
{sc}
        _ => default,
    }};

    /// <summary>The set of code points that are used with a script; empty for none.</summary>
    public static ReadOnlySpan<byte> ScriptExtensions(string name) => name switch
    {{
{scx}
        _ => default,
    }};

    /// <summary>The set of a boolean property; empty for none.</summary>
    public static ReadOnlySpan<byte> Binary(string name) => name switch
    {{
{binary}
        _ => default,
    }};

    /// <summary>The orbits of simple case folding.</summary>
    public static ReadOnlySpan<byte> CaseOrbits =>
    [
{bytes_literal(folds)}
    ];

    private static ReadOnlySpan<byte> Sets =>
    [
{bytes_literal(bytes(blob))}
    ];
}}""")


main()
