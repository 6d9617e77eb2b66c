using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Analysis.Code;

/// <summary>Code that is made to be hard to read: any bytes, in time that grows with their number.</summary>
public sealed class HostileCodeTests
{
    private static readonly Language[] All =
        [Language.Python, Language.JavaScript, Language.Perl, Language.Ruby, Language.Php, Language.Lua, Language.Awk, Language.Sed, Language.Editor, Language.Sql, Language.PowerShell];

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData(")")]
    [InlineData("f(")]
    [InlineData("a.b(")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\"${")]
    [InlineData("\"#{")]
    [InlineData("f'{")]
    [InlineData("`")]
    [InlineData("'''")]
    [InlineData("/[")]
    [InlineData("(/[")]
    [InlineData("<<A ")]
    [InlineData("<<A\n")]
    [InlineData("%w(")]
    [InlineData("q{")]
    [InlineData("\n")]
    [InlineData("\n ->")]
    [InlineData("a=")]
    [InlineData("a+")]
    [InlineData("'a'+")]
    [InlineData("'a' ")]
    [InlineData("a:")]
    [InlineData("!")]
    [InlineData("await ")]
    [InlineData("unlink ")]
    [InlineData("system ")]
    [InlineData("a.")]
    [InlineData("a,")]
    [InlineData("{a,")]
    [InlineData("const {a")]
    [InlineData("import a,")]
    [InlineData("$x=")]
    [InlineData("[[")]
    [InlineData("--[[")]
    [InlineData("/*")]
    [InlineData("s/a")]
    [InlineData("w a\n")]
    [InlineData("\\")]
    [InlineData("os.system('ls');")]
    [InlineData("x=x+'aaaaaaaaaaaaaaaa';")]
    [InlineData(".then(a=>")]
    [InlineData("<#")]
    [InlineData("e\n")]
    public void Time_grows_with_the_length(string part)
    {
        foreach (var language in All)
        {
            var (small, large) = (Bytes(part, 20_000), Bytes(part, 160_000));
            _ = CodeAnalysis.Of(language, small);
            var ratio = double.MaxValue;

            // Others use the machine as well: the best of a few runs counts. Eight times the length take forty times as long at most, where a square would be sixty-four.
            for (var run = 0; run < 20 && ratio > 40; run++) ratio = Math.Min(ratio, Seconds(language, large) / Math.Max(0.0005, Seconds(language, small)));
            Assert.True(ratio <= 40, $"{language}: {ratio:F1} times as long");
        }
    }

    [Fact]
    public void Any_bytes_are_read()
    {
        const int Seed = 20_26;
        var random = new Random(Seed);
        ReadOnlySpan<byte> letters = "ab'\"`(){}[]$@%#/\\<>=+-.,;:|&!\n EOFqwxs0\u00e9"u8;
        for (var round = 0; round < 4_000; round++)
        {
            var code = new byte[random.Next(60)];
            for (var i = 0; i < code.Length; i++) code[i] = letters[random.Next(letters.Length)];
            foreach (var language in All)
            {
                var error = Record.Exception(() => CodeAnalysis.Of(language, code));
                Assert.True(error is null, $"seed {Seed}, {language}: {Encoding.UTF8.GetString(code)}: {error}");
            }

            Assert.Null(Record.Exception(() => CodeAnalysis.OfCmd(code)));
        }
    }

    [Fact]
    public void What_is_too_deep_is_told()
    {
        var code = new string('(', 100_000) + "os.system('ls')";
        Assert.Contains("More", ShownDeeds.Of(Language.Python, code), StringComparison.Ordinal);
        Assert.NotNull(Analysed.Of($"python -c \"{code}\"").Unanalysable);
    }

    private static byte[] Bytes(string part, int length) => Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, part, length / part.Length).ToString());

    private static double Seconds(Language language, byte[] code)
    {
        var start = Stopwatch.GetTimestamp();
        _ = CodeAnalysis.Of(language, code);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
