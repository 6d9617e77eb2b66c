using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Net.Outbox;

/// <summary>Something that a rule in force has done after a decision.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">What it has done.</param>
/// <param name="Number">Which of the rules of that id it is, from 0: all of them apply.</param>
internal sealed record Effect(RankedRule Rule, EffectKind Kind, int Number);
