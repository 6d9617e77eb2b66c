using System.Globalization;

namespace SigmaShake.Net.Dashboard.Log;

/// <summary>Where an entry is shown.</summary>
internal static class EntryLinks
{
    /// <summary>The address of an entry.</summary>
    public static string Path(long index) => string.Create(CultureInfo.InvariantCulture, $"/log/{index}");

    /// <summary>The number in an address; null where there is none.</summary>
    public static long? Number(string part) => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
