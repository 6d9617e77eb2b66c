using System.Collections;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Tests.Patterns.Unicode;

public sealed class CodePointSetTests
{
    private const int Universe = 300;

    [Fact]
    public void Algebra_is_that_of_bit_arrays()
    {
        var random = RandomSource.Create();
        for (var round = 0; round < 2000; round++)
        {
            var (a, bitsOfA) = Make(random);
            var (b, bitsOfB) = Make(random);
            AssertSame(new BitArray(bitsOfA).Or(bitsOfB), a.Union(b));
            AssertSame(new BitArray(bitsOfA).And(bitsOfB), a.Intersect(b));
            AssertSame(new BitArray(bitsOfA).And(new BitArray(bitsOfB).Not()), a.Except(b));
            AssertSame(new BitArray(bitsOfA).Xor(bitsOfB), a.SymmetricExcept(b));
            AssertSame(new BitArray(bitsOfA).Not(), a.Complement());
            Assert.Equal(a.Bounds, a.Complement().Complement().Bounds);
        }
    }

    [Fact]
    public void The_last_code_point_is_inside_and_nothing_lies_behind()
    {
        Assert.True(CodePointSet.All.Contains(CodePointSet.Last));
        Assert.False(CodePointSet.All.Contains(-1));
        Assert.True(CodePointSet.All.Complement().IsEmpty);
        Assert.Equal(CodePointSet.All.Bounds, CodePointSet.Empty.Complement().Bounds);
    }

    private static (CodePointSet Set, BitArray Bits) Make(Random random)
    {
        var builder = new CodePointSetBuilder();
        var bits = new BitArray(Universe);
        for (var ranges = random.Next(8); ranges > 0; ranges--)
        {
            var first = random.Next(Universe);
            var last = Math.Min(Universe - 1, first + random.Next(random.Pick(2, 80)));
            if (random.Next(2) == 0) builder.Add(first, last);
            else builder.Add(CodePointSet.Range(first, last));
            for (var codePoint = first; codePoint <= last; codePoint++) bits[codePoint] = true;
        }

        return (builder.Build(), bits);
    }

    private static void AssertSame(BitArray expected, CodePointSet set)
    {
        for (var codePoint = 0; codePoint < Universe; codePoint++) Assert.Equal(expected[codePoint], set.Contains(codePoint));
        for (var i = 2; i < set.Bounds.Length; i += 2) Assert.True(set.Bounds[i] > set.Bounds[i - 1] + 1, "ranges overlap or touch");
    }
}
