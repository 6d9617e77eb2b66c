using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Patterns.Globs;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("**/.env", ".env", true)]
    [InlineData("**/.env", "/.env", true)]
    [InlineData("**/.env", "a/b/.env", true)]
    [InlineData("**/.env", "a/b.env", false)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "axb", false)]
    [InlineData("a/**/**/b", "a/b", true)]
    [InlineData("**/**", "a", true)]
    [InlineData("a/**/**", "a", false)]
    [InlineData("src/*.ts", "src/a.ts", true)]
    [InlineData("src/*.ts", "src/a/b.ts", false)]
    [InlineData("src/**.ts", "src/a/b.ts", false)]
    [InlineData("a/?", "a//", false)]
    [InlineData("a/[!b]c", "a//c", false)]
    [InlineData("a[/]b", "a/b", true)]
    [InlineData("*.pem", "/etc/ssl/key.pem", true)]
    [InlineData("*.pem", "/etc/ssl.pem/key", false)]
    [InlineData("{.env,.env.*}", "a/.env.local", true)]
    [InlineData("{a/b,c}", "x/c", false)]
    [InlineData("{**/x,y}", "a/x", true)]
    [InlineData("{a/**,b}", "a/x/y", true)]
    [InlineData("x/{**/y,z}", "x/a/b/y", true)]
    [InlineData("x/{**,z}", "x/a/b", true)]
    [InlineData("src{**,x}/y", "src/a/y", false)]
    [InlineData("src{**,x}/y", "srca/y", true)]
    [InlineData("app/(group)/page.tsx", "app/(group)/page.tsx", true)]
    [InlineData("app/(a|b)/page.tsx", "app/b/page.tsx", true)]
    [InlineData("app/(a|b)/page.tsx", "app/(a|b)/page.tsx", false)]
    [InlineData("(a(b)|c)d", "a(b)d", true)]
    [InlineData("(a(b)|c)d", "cd", true)]
    [InlineData("{a(b,c|d)}", "a(b", false)]
    [InlineData("{a(b,c)}", "c)", true)]
    [InlineData("a)|b", "a)|b", true)]
    [InlineData(@"\*.ts", "*.ts", true)]
    [InlineData(@"[\]]", "]", true)]
    [InlineData("[]a]", "]", true)]
    [InlineData("[^a]", "b", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("", "", true)]
    [InlineData("é?", "éß", true)]
    public void On_a_path_segments_count(string glob, string path, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(Operator.Glob, glob, path, onPath: true));

    [Theory]
    [InlineData("git push *", "git push origin a/b", true)]
    [InlineData("*rm -rf /*", "cd x && rm -rf /etc\nls", true)]
    [InlineData("rm ?", "rm /", true)]
    [InlineData("rm", "sudo rm", false)]
    [InlineData("a[!b]c", "a/c", true)]
    [InlineData("**/b", "b", false)]
    [InlineData("*$(curl *)*", "echo $(curl x)", true)]
    public void On_another_field_a_star_crosses_everything(string glob, string value, bool expected) =>
        Assert.Equal(expected, Pattern.Matches(Operator.Glob, glob, value));

    [Theory]
    [InlineData("a/[bc", 2, 1)]
    [InlineData("a/{b,c", 2, 1)]
    [InlineData("a}", 1, 1)]
    [InlineData("x[z-a]", 2, 3)]
    [InlineData(@"a\", 1, 1)]
    [InlineData("[a-", 0, 1)]
    [InlineData("(a|{b)", 3, 1)]
    public void A_broken_glob_is_refused_where_it_breaks(string glob, int start, int length)
    {
        var error = Pattern.Refusal(Operator.Glob, glob, onPath: true);
        Assert.Equal(PatternErrorKind.Syntax, error.Kind);
        Assert.Equal(new TextSpan(start, length), error.Span);
    }
}
