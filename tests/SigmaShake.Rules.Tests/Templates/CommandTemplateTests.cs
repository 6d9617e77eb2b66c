namespace SigmaShake.Rules.Tests.Templates;

/// <summary>What fits what. The command is split at blanks; single quotes quote, <c>$</c> is unknown.</summary>
public class CommandTemplateTests
{
    private const string Root = """rm -r|-R|--recursive -f|--force /|/\*|~|$*""";
    private const string Push = "git push --force|-f";
    private const string Delete = "kubectl delete -n=prod*|--namespace=prod*";

    [Theory]
    [InlineData("git", "git", "yes")]
    [InlineData("git", "git status", "yes")]
    [InlineData("git", "/usr/bin/git status", "yes")]
    [InlineData("git", "$DIR/git status", "yes")]
    [InlineData("git", "gitk", "no")]
    [InlineData("git", "Git", "no")]
    [InlineData("git", "xgit", "no")]
    [InlineData("git|hub push", "hub push", "yes")]
    [InlineData("git|hub push", "git pull", "no")]
    [InlineData("python*", "/opt/python3.11 x", "yes")]
    [InlineData("python*", "pytho x", "no")]
    [InlineData("*", "anything at all", "yes")]
    [InlineData("{a,b}c", "bc", "yes")]
    [InlineData("(foo|bar)", "bar", "yes")]
    [InlineData("(foo|bar)", "foobar", "no")]
    [InlineData("$*", "$CMD x", "yes")]
    [InlineData("$*", "ls x", "no")]
    [InlineData("rm", "/bin/r? x", "perhaps")]
    [InlineData("rm", "'/bin/r?' x", "no")]
    [InlineData("r\\?", "'/bin/r?' x", "yes")]
    [InlineData("/bin/rm", "/bin/rm x", "no")]
    [InlineData("@remote-code bash *", "@remote-code bash https://x", "yes")]
    public void The_program_is_compared_by_its_name_without_folders(string template, string command, string reading) =>
        Assert.Equal(reading, Template.Reading(Template.Of(template), command));

    [Theory]
    [InlineData("rm -r", "rm -r x", "yes")]
    [InlineData("rm -r", "rm x -r", "yes")]
    [InlineData("rm -r", "rm -fr x", "yes")]
    [InlineData("rm -r", "rm -rf x", "yes")]
    [InlineData("rm -r", "rm -R x", "no")]
    [InlineData("rm -r", "rm --r x", "no")]
    [InlineData("rm -r", "rm -- -r", "no")]
    [InlineData("rm -r", "rm '-r'", "yes")]
    [InlineData("rm -rf", "rm -rf x", "yes")]
    [InlineData("rm -rf", "rm -fr x", "yes")]
    [InlineData("rm -rf", "rm -r x -vf", "yes")]
    [InlineData("rm -rf", "rm -r x", "no")]
    [InlineData("sort -o", "sort -m'fix bug'", "no")]
    [InlineData("sort -b", "sort '-mfi bug'", "no")]
    [InlineData("kill -9", "kill -9 1", "yes")]
    [InlineData("kill -9", "kill -KILL 1", "no")]
    [InlineData("tool -\\?", "tool '-?'", "yes")]
    [InlineData("tool -é", "tool -aé", "yes")]
    [InlineData(Push, "git push --force", "yes")]
    [InlineData(Push, "git push origin main -f", "yes")]
    [InlineData(Push, "git push -uf", "yes")]
    [InlineData(Push, "git push --force=x", "yes")]
    [InlineData(Push, "git push --forc", "perhaps")]
    [InlineData(Push, "git push --fo", "no")]
    [InlineData(Push, "git push --force-with-lease", "no")]
    [InlineData(Push, "git push -- -f", "no")]
    [InlineData(Push, "git push", "no")]
    [InlineData("ssg pause", "ssg --state /tmp/s pause", "yes")]
    [InlineData("ssg pause", "ssg recall pause", "no")]
    [InlineData("git push --force-with-lease", "git push --force", "no")]
    [InlineData("git push --force-with-lease", "git push --force-w", "yes")]
    [InlineData("git push --follow-tags", "git push --follow", "yes")]
    [InlineData("tool --force", "tool --for", "perhaps")]
    [InlineData("tool --force", "tool --fo", "no")]
    [InlineData("tool --force", "tool --forceful", "no")]
    [InlineData("tool --force", "tool --forc=x", "perhaps")]
    [InlineData("tool -a -b --c-d", "tool --c-d x -ba", "yes")]
    [InlineData("tool -a -b --c-d", "tool -b --c-d", "no")]
    [InlineData("find -delete", "find . -delete", "yes")]
    [InlineData("find -delete", "find . -d -e -l -t -type d", "no")]
    [InlineData("find -f", "find . -fprint x", "no")]
    [InlineData("find -exec rm", "find . -exec rm {} +", "yes")]
    [InlineData("tool -long-name", "tool -long-name=x", "yes")]
    [InlineData("tool -long-name", "tool -l -o -n -g", "no")]
    [InlineData("terraform apply -auto-approve", "terraform -chdir=x apply -auto-approve", "yes")]
    [InlineData("terraform apply -auto-approve", "terraform apply --auto-approve=true", "yes")]
    [InlineData("terraform apply --auto-approve", "terraform apply -auto-approve", "yes")]
    [InlineData("terraform apply -auto-approve", "terraform apply -auto", "no")]
    [InlineData("terraform apply -auto-approve", "terraform plan -auto-approve", "no")]
    public void Options_are_found_in_any_order_and_spelling(string template, string command, string reading) =>
        Assert.Equal(reading, Template.Reading(Template.Of(template), command));

    [Theory]
    [InlineData(Delete, "kubectl delete pod x -n prod", "yes")]
    [InlineData(Delete, "kubectl -n production delete pod x", "yes")]
    [InlineData(Delete, "kubectl delete -nprod pod x", "yes")]
    [InlineData(Delete, "kubectl delete -n=prod pod x", "yes")]
    [InlineData(Delete, "kubectl delete --namespace=prod-2 pod x", "yes")]
    [InlineData(Delete, "kubectl delete --namespace prod pod x", "yes")]
    [InlineData(Delete, "kubectl delete --names prod pod x", "perhaps")]
    [InlineData(Delete, "kubectl delete -n dev pod prod", "no")]
    [InlineData(Delete, "kubectl delete pod x -n", "no")]
    [InlineData(Delete, "kubectl get -n prod pod x", "no")]
    [InlineData("tool --out={json,yaml}", "tool --out yaml", "yes")]
    [InlineData("tool --out={json,yaml}", "tool --out=xml", "no")]
    [InlineData("tool --out=(json|yaml)", "tool --out=json", "yes")]
    [InlineData("tool --out=a|-o=b", "tool -ob", "yes")]
    [InlineData("tool --out=a|-o=b", "tool -oa", "no")]
    [InlineData("tool --out=$*", "tool --out $X", "yes")]
    [InlineData("tool --out=$*", "tool --out=$X", "yes")]
    [InlineData("tool --out=$*", "tool --out=x $X", "no")]
    [InlineData("tool --root=~/x", "tool --root=/home/u/x", "yes")]
    [InlineData("tool --root=~/x", "tool --root ~/x/", "yes")]
    [InlineData("tool --opt=", "tool --opt=", "yes")]
    [InlineData("tool --opt=", "tool --opt=x", "no")]
    [InlineData("tar -C=/", "tar xf a -C /", "yes")]
    [InlineData("tar -C=/", "tar -xC / f", "yes")]
    [InlineData("tar -C=/", "tar -C /tmp -C/", "yes")]
    [InlineData("tar -C=/", "tar -C /tmp f", "no")]
    [InlineData("docker run -v=/:*", "docker --context c run -it -v /:/host i", "yes")]
    [InlineData("docker run -v=/:*", "docker run -v /tmp:/host i", "no")]
    public void The_value_of_an_option_stands_behind_it_or_with_it(string template, string command, string reading) =>
        Assert.Equal(reading, Template.Reading(Template.Of(template), command));

    [Theory]
    [InlineData(Root, "rm -rf /", "yes")]
    [InlineData(Root, "rm -rf //", "yes")]
    [InlineData(Root, "rm / -Rf", "yes")]
    [InlineData(Root, "/bin/rm -r -f a b /", "yes")]
    [InlineData(Root, "rm --recursive --force -- /", "yes")]
    [InlineData(Root, "rm -rf /*", "yes")]
    [InlineData(Root, "rm -rf '/*'", "yes")]
    [InlineData(Root, "rm -rf ~", "yes")]
    [InlineData(Root, "rm -rf ~/", "yes")]
    [InlineData(Root, "rm -rf /home/u", "yes")]
    [InlineData(Root, "rm -rf /home/u/", "yes")]
    [InlineData(Root, "rm -rf /home/*", "perhaps")]
    [InlineData(Root, "rm -rf $DIR", "yes")]
    [InlineData(Root, "rm -rf build/$DIR", "yes")]
    [InlineData(Root, "rm -rf /home/u2", "no")]
    [InlineData(Root, "rm -rf /home/u/x", "no")]
    [InlineData(Root, "rm -rf /tmp/*", "no")]
    [InlineData(Root, "rm -rf *", "no")]
    [InlineData(Root, "rm -rf ./*", "no")]
    [InlineData(Root, "rm -rf build", "no")]
    [InlineData(Root, "rm -r /", "no")]
    [InlineData(Root, "rm -- -rf /", "no")]
    [InlineData("cp * /etc/*", "cp -v a b /etc/x/y", "yes")]
    [InlineData("cp * /etc/*", "cp /etc/passwd a", "no")]
    [InlineData("mv a b", "mv a x b", "yes")]
    [InlineData("mv a b", "mv b a", "no")]
    [InlineData("curl|wget *://*", "wget -q http://x/y", "yes")]
    [InlineData("curl|wget *://*", "curl x", "no")]
    [InlineData("cat ~/.ssh/*", "cat /home/u/.ssh/a/b", "yes")]
    [InlineData("cat ~/.ssh/*", "cat ~/.ssh/id", "yes")]
    [InlineData("cat ~/.ssh/*", "cat /home/v/.ssh/id", "no")]
    [InlineData("cat ~*", "cat /home/u/x", "yes")]
    [InlineData("cat \\~", "cat /home/u", "no")]
    [InlineData("ls ~root", "ls ~root", "yes")]
    [InlineData("ls ~root", "ls /home/uroot", "no")]
    [InlineData("cat /etc/shadow", "cat /etc/sha*", "perhaps")]
    [InlineData("cat /etc/shadow", "cat /*/[r-t]hado?", "perhaps")]
    [InlineData("cat /etc/shadow", "cat '/etc/sha*'", "no")]
    [InlineData("cat /etc/shadow", "cat /e*", "no")]
    [InlineData("cat *.pem", "cat a.pem", "yes")]
    [InlineData("cat *.pem", "cat *.pem", "yes")]
    [InlineData("tool -", "tool -", "yes")]
    [InlineData("tool -", "tool x", "no")]
    [InlineData("tool -|x", "tool -", "yes")]
    [InlineData("tool -- -x", "tool -- -x", "yes")]
    [InlineData("tool -- -x", "tool -x", "no")]
    [InlineData("tool \\-x", "tool a -- -x", "yes")]
    [InlineData("git checkout -- *", "git checkout main -- a", "yes")]
    [InlineData("git checkout -- *", "git checkout a --", "no")]
    [InlineData("git checkout -- *", "git checkout a", "no")]
    [InlineData("tool a\\ b", "tool 'a b'", "yes")]
    [InlineData("tool a\\ b", "tool a b", "no")]
    [InlineData("tool a\\|b", "tool 'a|b'", "yes")]
    [InlineData("tool a|b", "tool b", "yes")]
    [InlineData("tool é?", "tool éé", "yes")]
    [InlineData("tool \\$HOME", "tool $HOME", "yes")]
    [InlineData("  tool\n  a\tb ", "tool a b", "yes")]
    public void Operands_are_found_in_their_order(string template, string command, string reading) =>
        Assert.Equal(reading, Template.Reading(Template.Of(template), command));

    [Theory]
    [InlineData(Push, "git -C d push -f", "yes")]
    [InlineData(Push, "git -c a=b --git-dir=x --no-pager push --force", "yes")]
    [InlineData(Push, "git --git-dir push push --force", "yes")]
    [InlineData(Push, "git log push --force", "no")]
    [InlineData(Push, "git commit -m push -f", "no")]
    [InlineData(Push, "git pull -f", "no")]
    [InlineData(Push, "git $OPTS push -f", "perhaps")]
    [InlineData("git $*", "git $X", "yes")]
    [InlineData("git *", "git -C d status", "yes")]
    [InlineData("git *", "git -C d", "no")]
    [InlineData("npm install", "npm --prefix x install y", "yes")]
    [InlineData("npm install", "npm run install", "no")]
    [InlineData("cargo publish", "cargo +nightly publish", "yes")]
    [InlineData("cargo publish", "cargo build publish", "no")]
    [InlineData("aws s3 rm", "aws --region r s3 rm s3://b", "yes")]
    [InlineData("docker|podman rm", "podman --url u rm x", "yes")]
    [InlineData("docker|podman rm", "docker run rm", "no")]
    [InlineData("sudo rm", "sudo -u root rm x", "yes")]
    public void The_first_operand_of_a_program_with_subcommands_is_the_subcommand(string template, string command, string reading) =>
        Assert.Equal(reading, Template.Reading(Template.Of(template), command));

    [Fact]
    public void Without_a_home_a_tilde_is_only_itself()
    {
        Assert.True(Template.Of("ls ~").IsMatch(Commands.SimpleCommands.One("ls ~"), default));
        Assert.False(Template.Of("ls ~").IsMatch(Commands.SimpleCommands.One("ls /"), default));
        Assert.True(Template.Of("ls ~").IsMatch(Commands.SimpleCommands.One("ls /"), "/"u8));
        Assert.True(Template.Of("ls ~/x").IsMatch(Commands.SimpleCommands.One("ls /x"), "/"u8));
        Assert.True(Template.Of("ls ~").IsMatch(Commands.SimpleCommands.One("ls /root"), "/root/"u8));
    }

    [Theory]
    [InlineData("git push", "git")]
    [InlineData("Git|hub x", "git,hub")]
    [InlineData("python* x", "python")]
    [InlineData("git|*", null)]
    [InlineData("git|$*", null)]
    [InlineData("?", null)]
    public void The_names_of_its_programs_are_known(string template, string? names) =>
        Assert.Equal(names, Template.Of(template).RequiredOfProgram is { } required ? string.Join(',', required.Select(System.Text.Encoding.UTF8.GetString)) : null);

    [Fact]
    public void Nothing_is_allocated()
    {
        var template = Template.Of("rm -r --force=x* ~/a*|b ~");
        var command = Commands.SimpleCommands.One("rm -vr --force xyz a /home/u/b* /home/u/abc /home/*");
        for (var i = 0; i < 3; i++) Assert.True(template.IsMatch(command, "/home/u"u8));

        var before = GC.GetAllocatedBytesForCurrentThread();
        template.IsMatch(command, "/home/u"u8);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Time_is_linear_in_the_command()
    {
        var template = Template.Of("rm -a -b --c=*x*y|-d=z* a *b*c ~/d /e");
        var command = Commands.SimpleCommands.One("rm " + string.Concat(Enumerable.Repeat("-ccc --c=xxxx a bbbb /home/u/dd /[a-e]* ", 20_000)));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        template.IsMatch(command, "/home/u"u8);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"it took {clock.Elapsed}");
    }
}
