using System.Runtime.InteropServices;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images;

/// <summary>Tables of an image under construction.</summary>
internal static class Tables
{
    /// <summary>Appends values in a row.</summary>
    public static TableReference AppendTable<T>(this RegionWriter region, List<T> values)
        where T : unmanaged => new(region.Append<T>(CollectionsMarshal.AsSpan(values)), values.Count);
}
