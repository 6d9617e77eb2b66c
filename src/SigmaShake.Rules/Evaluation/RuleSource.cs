using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>One source of rules in the order in which they are judged: the person's exceptions for the project at hand, then its own.</summary>
/// <remarks>Safe to judge by from several threads.</remarks>
public sealed class RuleSource
{
    private readonly IReadOnlySet<string>? _disabled;
    private IReadOnlyList<RankedRule>? _rules;

    /// <param name="identity">What the source is.</param>
    /// <param name="image">Its rules.</param>
    /// <param name="exceptions">The person's exceptions for the project at hand, which precede all others; null for none.</param>
    /// <param name="disabled">The qualified ids that a person has switched off; without effect on a layer that cannot be suspended.</param>
    public RuleSource(SourceIdentity identity, RuleImage image, RuleImage? exceptions = null, IReadOnlySet<string>? disabled = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(image);
        Identity = identity;
        _disabled = identity.Layer.CanBeSuspended() ? disabled : null;
        var own = new SourcePart(this, image, isException: false);
        Parts = exceptions is null ? [own] : [new SourcePart(this, exceptions, isException: true), own];
    }

    /// <summary>What it is.</summary>
    public SourceIdentity Identity { get; }

    /// <summary>Its rules, disabled ones included, in judging order.</summary>
    public IReadOnlyList<RankedRule> Rules => _rules ??= [.. Parts.SelectMany(part => part.All)];

    internal SourcePart[] Parts { get; }

    /// <summary>A source of rules that are compiled on the spot.</summary>
    /// <inheritdoc cref="RuleSource(SourceIdentity, RuleImage, RuleImage, IReadOnlySet{string})"/>
    /// <param name="identity">What the source is.</param>
    /// <param name="rules">Its rules, in any order.</param>
    /// <param name="exceptions">The person's exceptions for the project at hand.</param>
    /// <param name="disabled">The qualified ids that a person has switched off.</param>
    /// <exception cref="ArgumentException">The rules are more than an image may hold.</exception>
    public static RuleSource Create(
        SourceIdentity identity, IEnumerable<Rule> rules, IEnumerable<Rule>? exceptions = null, IReadOnlySet<string>? disabled = null) =>
        new(identity, Compile(identity, rules), exceptions is null ? null : Compile(identity, exceptions), disabled);

    internal bool IsDisabled(string qualifiedId) => _disabled?.Contains(qualifiedId) == true;

    private static RuleImage Compile(SourceIdentity identity, IEnumerable<Rule> rules) => RuleImage.In(
        CompiledRules.Compile(identity, rules, []) ?? throw new ArgumentException($"more rules than {ImageLimits.MaxBytes} bytes hold", nameof(rules)));
}
