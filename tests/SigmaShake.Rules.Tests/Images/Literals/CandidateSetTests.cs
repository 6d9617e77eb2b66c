using SigmaShake.Rules.Images.Literals;

namespace SigmaShake.Rules.Tests.Images.Literals;

public class CandidateSetTests
{
    [Fact]
    public void Rules_come_in_judging_order_across_words_whatever_the_order_they_were_added_in()
    {
        var set = new CandidateSet(200);
        set.AddAll([199, 64, 0, 63, 128, 64]);
        var copy = new CandidateSet(200);
        copy.CopyFrom(set);

        Assert.Equal([0, 63, 64, 128, 199], All(copy));
        Assert.Empty(All(new CandidateSet(0)));
        Assert.Throws<IndexOutOfRangeException>(() => set.Add(256));
        Assert.Throws<IndexOutOfRangeException>(() => set.Add(-1));
    }

    private static List<int> All(CandidateSet set)
    {
        var all = new List<int>();
        for (var rule = set.Next(0); rule >= 0; rule = set.Next(rule + 1)) all.Add(rule);
        return all;
    }
}
