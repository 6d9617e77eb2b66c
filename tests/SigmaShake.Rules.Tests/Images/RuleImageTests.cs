using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Evaluation;
using SigmaShake.Rules.Tests.Patterns;
using Texts = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Images;

public class RuleImageTests
{
    private const int Cases = 400;

    [Fact]
    public void No_rule_that_would_match_is_left_out_by_the_index_of_literals()
    {
        var random = RandomSource.Create();
        var matched = 0;
        for (var i = 0; i < Cases; i++)
        {
            var rules = Enumerable.Range(0, random.Next(1, 30)).Select(number => ImageSamples.RandomRule(random, number)).ToList();
            matched += AssertSameAsLookingAtEveryRule(ImageSamples.RandomCall(random), [(Texts.Own(Layer.User), rules)]);
        }

        Assert.InRange(matched, Cases, int.MaxValue);
    }

    [Fact]
    public void No_rule_of_any_source_is_left_out()
    {
        var random = RandomSource.Create();
        var rules = new RandomRules(random);
        for (var i = 0; i < Cases; i++) AssertSameAsLookingAtEveryRule(rules.Call(), rules.Sources());
    }

    [Fact]
    public void The_same_rules_give_the_same_bytes()
    {
        var random = RandomSource.Create();
        var rules = Enumerable.Range(0, 50).Select(number => ImageSamples.RandomRule(random, number)).ToList();
        var first = CompiledRules.Compile(Texts.Own(Layer.User), rules, [])!.ToArray();
        rules.Reverse();

        Assert.Equal(first, CompiledRules.Compile(Texts.Own(Layer.User), rules, [])!.ToArray());
        Assert.Equal(ImageSamples.Body(Texts.Own(Layer.User), ImageSamples.Text).ToArray(), ImageSamples.Body(Texts.Own(Layer.User), ImageSamples.Text).ToArray());
    }

    [Fact]
    public void A_rule_is_read_back_as_it_was_written()
    {
        var random = RandomSource.Create();
        var rules = Texts.Read(ImageSamples.Text).Concat(Enumerable.Range(0, 100).Select(number => ImageSamples.RandomRule(random, number))).ToArray();
        var image = Texts.Image(rules);

        Assert.Equal(rules.Select(ImageSamples.Show), Enumerable.Range(0, image.RuleCount).Select(number => ImageSamples.Show(RuleReader.Read(image, number))));
    }

    [Fact]
    public void Knowledge_is_read_back_as_it_was_written()
    {
        var image = RuleImage.In(ImageSamples.Body(Texts.Own(Layer.User), ImageSamples.Text));

        Assert.Equal("known headline True", string.Join(',', RuleReader.ReadAmbients(image).Select(rule => $"{rule.Id} {rule.Headline} {rule.Enabled}")));
    }

    [Fact]
    public void What_is_no_image_is_refused()
    {
        Assert.Throws<DamagedRegionException>(() => RuleImage.In(Region.Of([])));
        Assert.Throws<DamagedRegionException>(() => RuleImage.In(Region.Of(new byte[63])));
        Assert.Throws<DamagedRegionException>(() => RuleImage.In(Region.Of([0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, .. new byte[56]])));
        Assert.Equal(0, RuleImage.Empty.RuleCount);
    }

    /// <summary>Says how many rules matched.</summary>
    private static int AssertSameAsLookingAtEveryRule(ToolCall call, List<(SourceIdentity Identity, List<Rule> Rules)> sources)
    {
        var set = new RuleSet(sources.Select(source => RuleSource.Create(source.Identity, source.Rules)));
        var expanded = CallExpansion.Expand(call, Evaluation.Rules.Context);
        var known = new CallConditions();
        var expected = new List<string>();
        foreach (var action in expanded.Actions)
        {
            var evaluator = new ConditionEvaluator(action, Texts.Context, known);
            foreach (var part in set.Parts)
            {
                for (var number = 0; number < part.Image.RuleCount; number++)
                {
                    ref readonly var rule = ref part.Image.Rule(number);
                    if ((rule.Flags & RuleFlags.Enabled) == RuleFlags.None || !rule.Target.Reaches(action.Capability, action.IsPartialEdit)) continue;
                    if (evaluator.Holds(part.Image, in rule)) expected.Add($"{part.At(number).QualifiedId} {ToolCalls.Show(action)} {action.Describe()}");
                }
            }
        }

        var matches = Judge.Evaluate(set, expanded, Texts.Context).Matches;
        Assert.Equal(expected, matches.Select(match => $"{match.Rule.QualifiedId} {ToolCalls.Show(match.Action)} {match.Action.Describe()}"));
        return expected.Count;
    }
}
