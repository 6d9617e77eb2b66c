using System.Text;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Patterns.Overlaps;
using SigmaShake.Rules.Patterns.Program;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Whether the action has the field that a condition looks at, and whether its value (the empty text without one) fits the operand.</summary>
internal readonly record struct Comparison(bool IsPresent, bool Fits);

/// <summary>Which comparison: a node of an image, and the script that it looks at (-1: what all actions share).</summary>
/// <remarks>Hashed by the node alone: the framework's combined hash codes ask the kernel for a random seed at their first use, and a call has few images.</remarks>
internal readonly record struct ComparisonKey(RuleImage Image, int Node, int Script)
{
    public bool Equals(ComparisonKey other) => Node == other.Node && Script == other.Script && ReferenceEquals(Image, other.Image);

    public override int GetHashCode() => Node + (Script * 7919);
}

/// <summary>A script by the memory that it lies in.</summary>
internal readonly record struct ScriptKey(ReadOnlyMemory<byte> Script)
{
    public bool Equals(ScriptKey other) => Script.Equals(other.Script);

    // Scripts that say the same are many in a hostile call only; each lies somewhere else, most of them in one text.
    public override int GetHashCode()
    {
        var hash = Script.Length + (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(Script, out var place) ? place.Offset * 7919 : 0);
        foreach (var b in Script.Span[Math.Max(0, Script.Length - 8)..]) hash = (hash * 31) + b;
        return hash;
    }
}

/// <summary>
/// Remembers the comparisons on what many actions of a call share, its fields and the scripts around simple commands, so that a call of
/// thousands of actions costs no more than its size: a member of the input may hold megabytes.
/// </summary>
internal sealed class CallConditions
{
    private readonly Dictionary<ComparisonKey, Comparison> _known = [];
    private Dictionary<ScriptKey, int>? _scripts;
    private byte[]? _home;
    private Dictionary<ComparisonKey, NfaProgram?>? _operands;

    /// <summary>What is left for holding patterns of a shell against patterns of rules.</summary>
    public OverlapBudget Overlaps { get; } = new();

    /// <summary>Whether every action of a call has the same value of the field.</summary>
    public static bool IsShared(FieldKind field) => field is FieldKind.Tool or FieldKind.Agent or FieldKind.Cwd or FieldKind.Input;

    /// <summary>The home directory, UTF-8.</summary>
    public ReadOnlySpan<byte> Home(PathContext context) => _home ??= Encoding.UTF8.GetBytes(context.HomeDirectory);

    /// <summary>The operand of a condition on <c>path</c> as a program, for patterns to be held against; null where there is none. Made once for a call.</summary>
    public NfaProgram? OperandOf(RuleImage image, int number, in ConditionNode node)
    {
        _operands ??= [];
        var key = new ComparisonKey(image, number, Script: -1);
        if (_operands.TryGetValue(key, out var known)) return known;
        var program = OperandProgram.Of(node.Operator, image.Text(image.NodeDetail(number).Operand));
        _operands.Add(key, program);
        return program;
    }

    /// <summary>Tells the scripts of a call's simple commands apart: the same memory is the same script.</summary>
    public int NumberOf(ReadOnlyMemory<byte> script)
    {
        _scripts ??= [];
        if (_scripts.TryGetValue(new ScriptKey(script), out var known)) return known;
        _scripts.Add(new ScriptKey(script), _scripts.Count);
        return _scripts.Count - 1;
    }

    public bool TryGet(RuleImage image, int node, int script, out Comparison comparison) =>
        _known.TryGetValue(new ComparisonKey(image, node, script), out comparison);

    public void Add(RuleImage image, int node, int script, Comparison comparison) => _known.Add(new ComparisonKey(image, node, script), comparison);
}
