using System.Text;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Programs;

public sealed class ArgumentReaderTests
{
    [Theory]
    [InlineData("rm -rf x", "-r -f {x}")]
    [InlineData("rm --recu --forc x", "--recursive --force {x}")]
    [InlineData("rm --no-p x", "--no-preserve-root {x}")]
    [InlineData("ls --s x", "--s {x}")]
    [InlineData("rm x -r -- -f", "{x} -r -- {-f}")]
    [InlineData("head -n5 -c 6 f", "-n=5 -c=6 {f}")]
    [InlineData("cp --target-directory=d -t e f", "--target-directory=d -t=e {f}")]
    [InlineData("git -C d -c k=v --git-dir=x push --force-with-lease=a:b origin", "-C=d -c=k=v --git-dir=x push --force-with-lease=a:b {origin}")]
    [InlineData("git push --forc", "push --forc")]
    [InlineData("git push --force-i", "push --force-if-includes")]
    [InlineData("git commit -am m", "commit -a -m=m")]
    [InlineData("git commit -C HEAD", "commit -C=HEAD")]
    [InlineData("kubectl get pods -n x", "get {pods} -n=x")]
    [InlineData("kubectl -n x get -oyaml pods", "-n=x get -o=yaml {pods}")]
    [InlineData("docker --context x run -it --rm -v a:b i sh -c s", "--context=x run -i -t --rm -v=a:b {i} (sh) (-c) (s)")]
    [InlineData("docker compose -f a.yml up -d", "compose -f=a.yml up -d")]
    [InlineData("aws --profile p ec2 terminate-instances --instance-ids a b", "--profile=p ec2 terminate-instances --instance-ids=a=b")]
    [InlineData("terraform -chdir=d apply -auto-approve", "-chdir=d apply -auto-approve")]
    [InlineData("find . -name x -o -delete", "{.} -name=x -o -delete")]
    [InlineData("find . ( -name x ) -exec rm {} ; -print", "{.} ( -name=x ) -exec (rm) ({}) -- -print")]
    [InlineData("tar xzf a.tgz -C d", "-x -z -f=a.tgz -C=d")]
    [InlineData("tar cCf d a.tar x", "-c -C=d -f=a.tar {x}")]
    [InlineData("sed -i.bak -e p f", "-i=.bak -e=p {f}")]
    [InlineData("sed -ne p f", "-n -e=p {f}")]
    [InlineData("sudo -u root -E A=b rm -rf x", "-u=root -E <A=b> (rm) (-rf) (x)")]
    [InlineData("bash -euo pipefail -c s", "-e -u -o=pipefail -c {s}")]
    [InlineData("bash +o posix f", "+o=posix {f}")]
    [InlineData("chmod -x+w f", "{-x+w} {f}")]
    [InlineData("jq --arg a b --rawfile c d .x", "--arg=a=b --rawfile=c=d {.x}")]
    [InlineData("unknown -rf --opt=v --flag x", "-r -f --opt=v --flag {x}")]
    [InlineData("git unknown -C d x", "unknown -C {d} {x}")]
    [InlineData("rm -rf $X", "-r -f {$X}")]
    [InlineData("rm $X -rf", "{$X} -r -f")]
    [InlineData("cp --target-directory=$D f", "--target-directory=$D {f}")]
    [InlineData("head -n$N f", "-n=$N {f}")]
    [InlineData("git $X push", "{$X} {push}")]
    [InlineData("rm --$X f", "{--$X} {f}")]
    [InlineData("rm -", "{-}")]
    [InlineData("rm", "")]
    public void Words_are_told_apart(string command, string expected)
    {
        var shown = new StringBuilder();
        foreach (var item in ArgumentReader.Read(SampleCommand.Of(command)).Items)
        {
            var text = Encoding.UTF8.GetString(item.Text.Text.Span);
            shown.Append(item.Kind switch
            {
                ArgumentKind.Option when item.IsLetter => " -" + text,
                ArgumentKind.Value => "=" + text,
                ArgumentKind.Operand => $" {{{text}}}",
                ArgumentKind.Assignment => $" <{text}>",
                ArgumentKind.Command => $" ({text})",
                ArgumentKind.EndOfOptions => " --",
                _ => " " + text,
            });
        }

        Assert.Equal(expected, shown.ToString().Trim());
    }

    [Fact]
    public void An_option_is_found_however_it_is_written()
    {
        var arguments = ArgumentReader.Read(SampleCommand.Of("rm -rf --one-f x"));
        Assert.True(arguments.Has("-r"u8));
        Assert.True(arguments.Has("-f"u8));
        Assert.True(arguments.Has("--one-file-system"u8));
        Assert.False(arguments.Has("-rf"u8));
        Assert.False(arguments.Has("--force"u8));
    }
}
