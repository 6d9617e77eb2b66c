using System.Globalization;

namespace SigmaShake.Ledger.Tiles;

/// <summary>Where a tile stands in a static log (C2SP tlog-tiles, "Merkle Tree" and "Log entries").</summary>
internal static class TilePath
{
    /// <summary>How many hashes or entries a full tile holds.</summary>
    public const int Width = 256;

    /// <summary>How many levels of the tree one tile spans.</summary>
    public const int Height = 8;

    private const int Thousand = 1_000;

    /// <summary><c>tile/0/x001/234.p/5</c>: the hashes of a tile; full ones without <c>.p</c>.</summary>
    public static string OfHashes(int level, long index, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{Number(index)}{Partial(width)}");

    /// <summary><c>tile/entries/x001/234.p/5</c>: the leaves below a tile of level 0.</summary>
    public static string OfEntries(long index, int width) => $"tile/entries/{Number(index)}{Partial(width)}";

    /// <summary><c>payload/x001/234.p/5</c>: ours, no part of the specification; what the leaves of a bundle commit to.</summary>
    public static string OfPayloads(long index, int width) => $"payload/{Number(index)}{Partial(width)}";

    /// <summary>Three digits for each folder, so that no name is ever both a file and a folder.</summary>
    private static string Number(long index)
    {
        var last = (index % Thousand).ToString("000", CultureInfo.InvariantCulture);
        for (index /= Thousand; index > 0; index /= Thousand) last = $"x{(index % Thousand).ToString("000", CultureInfo.InvariantCulture)}/{last}";
        return last;
    }

    private static string Partial(int width) => width == Width ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{width}");
}
