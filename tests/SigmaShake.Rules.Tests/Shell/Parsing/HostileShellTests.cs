using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Shell.Parsing;
using SigmaShake.Rules.Shell.Syntax;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>Whatever the bytes, a tree comes out, in linear time.</summary>
public sealed class HostileShellTests
{
    private static readonly string[] Pieces =
    [
        "$(", ")", "`", "\\`", "\"", "'", "$'", "${", "}", "$((", "))", "((", "[[ ", " ]]", "<(", "<<E\n", "\nE\n", "<<-'E'\n", "<<<", ">&", "2>",
        "|", "|&", "&&", "||", ";", ";;", "&", "\n", "\\\n", "\\", " ", "#", "!", "if ", "then ", "fi ", "case x in ", "esac ", "do ", "done ",
        "for x in ", "while ", "{ ", "f() ", "coproc ", "function ", "time ", "a=(", "a[", "]=", "+=", "@(", "~", ":-", "//",
        "export ", "x", "$x", "\0", "\u00e9", "{a,b}",
    ];

    /// <summary>What is said over and over; where it opens something, that is never closed.</summary>
    public static TheoryData<string> Towers =>
    [
        "a;", "a|", "a&&", "\"", "\"$(", "(", "( ", "{ ", "$(", "$((", "$((;", "((\n", "((1));", "$((a) );", "${a:-", "${a[", "a[", "`", "`\\`",
        "if ", "f()", "coproc ", "function f ", "[[ a ", "[[ a =~ (", "case x in a)", "x @(", "@(", "a=(", "a=~:", "\\\n", "#\n", "a\\b", "'",
        "\"${x:-'$(", "$((a[$((", "$[",
        "time ", "! ", ")", "fi ", "&", ";;", "<", "<(", ">a ", "cat <<A;", "cat <<A\n", "$(cat <<A\n", "$(a <<E) ",
        "a <<'' $(b <<'')\n", "a <<E\n$(b <<E\n", "$'", "{a[", "1", "~", "\xff",
    ];

    [Theory]
    [MemberData(nameof(Towers))]
    public void Twice_the_text_costs_less_than_three_times_the_time(string piece) =>
        AssertLinear(Repeated(piece, 1 << 19), Repeated(piece, 1 << 20));

    [Fact]
    public void A_long_name_of_a_variable_is_not_read_again_at_each_tilde()
    {
        AssertLinear(new string('n', 1 << 18) + "=" + Repeated("~:", 1 << 18), new string('n', 1 << 19) + "=" + Repeated("~:", 1 << 19));
    }

    [Fact]
    public void Nulls_are_taken_out_and_other_bytes_stay()
    {
        var script = ShellParser.Parse(new byte[] { (byte)'r', 0, (byte)'m', (byte)' ', 0xFF, 0xC3, 0 });
        Assert.Empty(script.Problems);
        Assert.Equal([(byte)'r', (byte)'m', (byte)' ', 0xFF, 0xC3], script.Text.ToArray());
        var command = Assert.IsType<SimpleCommand>(script.Statements[0].Pipelines[0].Commands[0]);
        Assert.True(command.Words[0].IsBare("rm"u8));
        Assert.True(command.Words[1].IsBare([0xFF, 0xC3]));
    }

    [Theory]
    [InlineData("$(")]
    [InlineData("f() { a $(b) \"${c:-")]
    [InlineData("if case x in a) [[ $((1 + $(")]
    [InlineData("coproc a <(x=( \"$(")]
    [InlineData("x @(a|b \"${c[$(")]
    [InlineData("cat <<E\n${a:-$((b + ${c:$(")]
    public void What_is_too_deep_is_a_problem_and_needs_little_stack(string piece)
    {
        ShellScript? script = null;
        var thread = new Thread(() => script = ShellParser.Parse(Encoding.UTF8.GetBytes(Repeated(piece, 100_000))), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Contains(script!.Problems, problem => problem.Kind == ShellProblemKind.TooDeep);
        TreeCheck.Check(script);
    }

    [Fact]
    public void A_tree_has_a_limit_and_says_when_it_was_reached()
    {
        var script = ShellParser.Parse(Encoding.UTF8.GetBytes(Repeated("a;", 1 << 20)));
        Assert.Equal(ShellProblemKind.TooLarge, Assert.Single(script.Problems).Kind);
        Assert.InRange(TreeCheck.Check(script), ShellLimits.MaxNodes / 2, ShellLimits.MaxNodes + 100);
    }

    [Fact]
    public void Ten_thousand_pipes_are_one_pipeline()
    {
        var script = ShellParser.Parse(Encoding.UTF8.GetBytes(Repeated("a | ", 40_000) + "b"));
        Assert.Empty(script.Problems);
        Assert.Equal(10_001, Assert.Single(Assert.Single(script.Statements).Pipelines).Commands.Length);
    }

    [Fact]
    public void Random_and_mutated_scripts_become_trees() => Fuzz(TimeSpan.FromSeconds(3));

    [Fact]
    [Trait("Category", "Nightly")]
    public void Random_and_mutated_scripts_become_trees_all_night() => Fuzz(TimeSpan.FromMinutes(10));

    private static void Fuzz(TimeSpan duration)
    {
        var random = RandomSource.Create();
        byte[][] seeds = [.. Snippets.OfMvdan().Concat(Snippets.OfTreeSitter()).Select(Encoding.UTF8.GetBytes)];
        var clock = Stopwatch.StartNew();
        long nodes = 0;
        for (var round = 0; round < 100 || clock.Elapsed < duration; round++)
        {
            var script = RandomScript(random, seeds);
            try
            {
                nodes += TreeCheck.Check(ShellParser.Parse(script));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"round {round}: {TreeCheck.Show(script)}", e);
            }
        }

        Assert.InRange(nodes, 1000, long.MaxValue);
    }

    private static byte[] RandomScript(Random random, byte[][] seeds)
    {
        var script = new List<byte>();
        switch (random.Next(4))
        {
            case 0:
                for (var i = random.Next(1, 40); i > 0; i--) script.AddRange(Encoding.UTF8.GetBytes(random.Pick<string>(Pieces)));
                return [.. script];
            case 1:
                var bytes = new byte[random.Next(60)];
                random.NextBytes(bytes);
                return bytes;
            case 2:
                for (var i = random.Next(1, 4); i > 0; i--) script.AddRange(random.Pick<byte[]>(seeds));
                break;
            default:
                script.AddRange(random.Pick<byte[]>(seeds));
                break;
        }

        for (var i = random.Next(6); i >= 0; i--)
        {
            var at = random.Next(script.Count + 1);
            if (random.Next(2) == 0) script.InsertRange(at, Encoding.UTF8.GetBytes(random.Pick<string>(Pieces)));
            else script.RemoveRange(at, Math.Min(random.Next(1, 5), script.Count - at));
        }

        return [.. script];
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length)));

    /// <summary>The best of several, and of more as long as it does not hold: what else the machine does only ever adds.</summary>
    // A square of half a megabyte is minutes; what collecting garbage takes at the wrong moment is not.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private static void AssertLinear(string halfScript, string wholeScript)
    {
        var (halfBytes, wholeBytes) = (Encoding.UTF8.GetBytes(halfScript), Encoding.UTF8.GetBytes(wholeScript));
        var (half, whole) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 20; i++)
        {
            half = Min(half, Time(halfBytes));
            whole = Min(whole, Time(wholeBytes));
            if (i >= 2 && whole < (3 * half) + Slack) return;
        }

        Assert.Fail($"{half.TotalMilliseconds} ms, then {whole.TotalMilliseconds} ms");
    }

    private static TimeSpan Time(byte[] script)
    {
        var clock = Stopwatch.StartNew();
        ShellParser.Parse(script);
        return clock.Elapsed;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
