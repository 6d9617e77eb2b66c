using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Rules.Tests.Evaluation;

public class SimpleCommandTextTests
{
    [Theory]
    [InlineData("git status")]
    [InlineData("  git\tpush origin main ")]
    [InlineData("git commit -m 'a; b && $(c) `d` | e > f !'")]
    [InlineData("git commit -m \"it's (fine); really\"")]
    [InlineData("git log --pretty=oneline -p")]
    [InlineData("/usr/bin/git status")]
    [InlineData("./run-it.sh --fast")]
    [InlineData("npm test")]
    [InlineData("dotnet build -v q")]
    [InlineData("cargo test --release")]
    [InlineData("rm -rf build")]
    [InlineData("ls *.cs")]
    [InlineData("grep -c foo file")]
    [InlineData("wc -c file")]
    [InlineData("g++ main.cc")]
    public void One_simple_command_is_one(string text) => Assert.True(Is(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("git status; rm -rf /")]
    [InlineData("git status & rm -rf /")]
    [InlineData("git status && rm -rf /")]
    [InlineData("git status || rm -rf /")]
    [InlineData("git log | sh")]
    [InlineData("git log |& sh")]
    [InlineData("git status\nrm -rf /")]
    [InlineData("git status\rrm -rf /")]
    [InlineData("git status \0 rm")]
    [InlineData("git status \u000b rm")]
    [InlineData("git status > ~/.bashrc")]
    [InlineData("git apply < patch")]
    [InlineData("git $(rm -rf /)")]
    [InlineData("git \"$(rm -rf /)\"")]
    [InlineData("git `rm -rf /`")]
    [InlineData("git \"`rm -rf /`\"")]
    [InlineData("git $IFS")]
    [InlineData("git $'\\x3b'")]
    [InlineData("git <(rm)")]
    [InlineData("git !!")]
    [InlineData("git \"!!\"")]
    [InlineData("git 'a' ; rm 'b'")]
    [InlineData("git 'unclosed")]
    [InlineData("git \"unclosed")]
    [InlineData("git \\\nstatus")]
    [InlineData("git a\\;b")]
    [InlineData("(git status)")]
    [InlineData("{ git status; }")]
    [InlineData("! git status")]
    [InlineData("if git status")]
    [InlineData("for x in y")]
    [InlineData("f() { rm; }")]
    [InlineData("git {-c,alias.x=a} x")]
    [InlineData("{git,status}")]
    // The first word is not what it looks like.
    [InlineData("b''ash -c 'rm -rf /'")]
    [InlineData("\"bash\" -c 'rm -rf /'")]
    [InlineData("b\\ash -c 'rm -rf /'")]
    [InlineData("/bin/?ash -c 'rm -rf /'")]
    [InlineData("/bin/ba* -c 'rm -rf /'")]
    [InlineData("/bin/[b]ash -c 'rm -rf /'")]
    [InlineData("~/git status")]
    [InlineData("A=1 git status")]
    [InlineData("PATH=/tmp git status")]
    [InlineData("gіt status")]
    // Programs that run others.
    [InlineData("bash -c 'rm -rf /'")]
    [InlineData("BASH -c 'rm -rf /'")]
    [InlineData("/usr/bin/env git status")]
    [InlineData("bash5 x.sh")]
    [InlineData("bash.exe -c x")]
    [InlineData("sh.distrib x")]
    [InlineData("python3.11 -c 'x'")]
    [InlineData("perl5.36.0 -e 'x'")]
    [InlineData("su-exec root rm")]
    [InlineData("sudo rm -rf /")]
    [InlineData("nohup rm -rf /")]
    [InlineData("timeout 5 rm -rf /")]
    [InlineData("time rm -rf /")]
    [InlineData("xargs rm")]
    [InlineData("find . -delete")]
    [InlineData("eval 'rm -rf /'")]
    [InlineData(". ./x")]
    [InlineData("source x")]
    [InlineData("command rm -rf /")]
    [InlineData("/lib64/ld-linux-x86-64.so.2 /bin/rm -rf /")]
    [InlineData("setarch x86_64 rm -rf /")]
    [InlineData("tar cf x --checkpoint=1 --checkpoint-action=exec=rm y")]
    [InlineData("alias git='rm -rf /'")]
    [InlineData("trap 'rm -rf /' EXIT")]
    [InlineData("printf -v 'a[$(rm -rf /)]' x")]
    [InlineData("test -v 'a[$(rm -rf /)]'")]
    [InlineData("read 'a[$(rm -rf /)]'")]
    [InlineData("hash -p /tmp/evil git")]
    [InlineData("enable -f /tmp/evil.so evil")]
    // Arguments that run others.
    [InlineData("git -c alias.x='!rm -rf /' x")]
    [InlineData("git '-c' 'alias.x=!rm -rf /' x")]
    [InlineData("git -\"c\" core.pager=rm log")]
    [InlineData("git --config-env=core.pager=X log")]
    [InlineData("git --exec-path=/tmp/evil status")]
    [InlineData("git rebase -x rm main")]
    [InlineData("git rebase --exec=rm main")]
    [InlineData("git submodule foreach rm")]
    [InlineData("git bisect run rm")]
    [InlineData("git clone --upload-pack=rm x")]
    [InlineData("npm exec rm")]
    [InlineData("yarn dlx evil")]
    [InlineData("cargo --config x run")]
    [InlineData("rg --pre rm x")]
    [InlineData("rg --pre=rm x")]
    [InlineData("sort --compress-program=rm x")]
    [InlineData("uv run rm x")]
    [InlineData("hyperfine rm")]
    [InlineData("git clone -u rm host:x")]
    [InlineData("git grep -Orm x")]
    public void What_is_or_may_be_more_is_not(string text) => Assert.False(Is(text));

    [Fact]
    public void No_text_throws_and_the_longest_is_read_once()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var text = new byte[64];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(text);
            SimpleCommandText.IsOne(text.AsSpan(0, random.Next(text.Length)));
        }

        var clock = Stopwatch.StartNew();
        SimpleCommandText.IsOne(Encoding.UTF8.GetBytes("git " + new string('a', 16 << 20)));
        SimpleCommandText.IsOne(Encoding.UTF8.GetBytes("git" + string.Concat(Enumerable.Repeat(" a", 8 << 20))));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static bool Is(string text) => SimpleCommandText.IsOne(Encoding.UTF8.GetBytes(text));
}
