using System.Text;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images;

/// <summary>
/// Rules in the form that they are judged by: laid out in a region, in judging order, and used as they lie. Nothing is built when one
/// is opened; what is asked for is looked up. Thread-safe.
/// </summary>
/// <remarks>
/// A region may have come from a file that somebody has changed. So every reference is held against its table and every table against
/// the region; whatever does not fit is a <see cref="DamagedRegionException"/>. The form is specified in <c>docs/internals/image.md</c>.
/// </remarks>
public sealed class RuleImage
{
    /// <summary>An image without any rule.</summary>
    public static RuleImage Empty { get; } = new(Region.Of([]), default);

    private readonly ImageRoot _root;

    private RuleImage(Region region, ImageRoot root)
    {
        Region = region;
        _root = root;
    }

    /// <summary>How many rules it holds.</summary>
    public int RuleCount => _root.Rules.Count;

    internal Region Region { get; }

    /// <summary>The image that lies in a region.</summary>
    /// <exception cref="DamagedRegionException">There is none.</exception>
    public static RuleImage In(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var root = region.Item<ImageRoot>(0);
        if (root.Rules.Count is < 0 or > ImageLimits.MaxRules) throw new DamagedRegionException("the image claims more rules than there can be");
        return new RuleImage(region, root);
    }

    internal ref readonly RuleRecord Rule(int rule) => ref Entry<RuleRecord>(_root.Rules, rule);

    internal ref readonly RuleDetail Detail(int rule) => ref Entry<RuleDetail>(_root.Details, rule);

    internal ref readonly ConditionNode Node(int node) => ref Entry<ConditionNode>(_root.Nodes, node);

    internal ref readonly ConditionDetail NodeDetail(int node) => ref Entry<ConditionDetail>(_root.NodeDetails, node);

    /// <summary>The member names behind <c>input.</c>, outermost first.</summary>
    internal ReadOnlySpan<TextReference> InputKeys(int inputField) => All<TextReference>(Entry<TableReference>(_root.InputFields, inputField));

    internal ReadOnlySpan<FieldIndex> FieldIndexes => All<FieldIndex>(_root.FieldIndexes);

    /// <summary>The rules with this target that must be looked at whatever the call says.</summary>
    internal ReadOnlySpan<int> Unindexed(Target target) => RuleCount == 0 ? [] : All<int>(Entry<TableReference>(_root.Unindexed, (int)target));

    /// <summary>What conditions on <c>path</c> begin with, by node.</summary>
    internal ReadOnlySpan<PathBeginning> PathBeginnings => All<PathBeginning>(_root.PathBeginnings);

    internal ReadOnlySpan<AmbientRecord> Ambients => All<AmbientRecord>(_root.Ambients);

    internal ReadOnlySpan<byte> Utf8(TextReference text) => Region.Bytes(text.Offset, text.Length);

    internal string Text(TextReference text) => Encoding.UTF8.GetString(Utf8(text));

    internal ReadOnlySpan<T> All<T>(TableReference table)
        where T : unmanaged => Region.Items<T>(table.Offset, table.Count);

    internal ref readonly T Entry<T>(TableReference table, int number)
        where T : unmanaged
    {
        if ((uint)number >= (uint)table.Count) throw new DamagedRegionException("a number in the image is beyond its table");
        unsafe
        {
            return ref Region.Item<T>(table.Offset + (number * sizeof(T)));
        }
    }
}
