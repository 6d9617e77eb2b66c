using System.Text;
using SigmaShake.Rules.Templates;

namespace SigmaShake.Rules.Tests.Templates;

public class ProgramGrammarTests
{
    [Theory]
    [InlineData("git", true)]
    [InlineData("docker", true)]
    [InlineData("kubectl", true)]
    [InlineData("helm", true)]
    [InlineData("npm", true)]
    [InlineData("aws", true)]
    [InlineData("gcloud", true)]
    [InlineData("az", true)]
    [InlineData("terraform", true)]
    [InlineData("systemctl", true)]
    [InlineData("apt", true)]
    [InlineData("gh", true)]
    [InlineData("cargo", true)]
    [InlineData("go", true)]
    [InlineData("pip3", true)]
    [InlineData("rm", false)]
    [InlineData("gitk", false)]
    [InlineData(" find", false)]
    [InlineData("openssl ", false)]
    [InlineData("", false)]
    public void Some_programs_have_subcommands(string program, bool has) => Assert.Equal(has, ProgramGrammar.Of(Encoding.UTF8.GetBytes(program)).HasSubcommands);

    [Theory]
    [InlineData("git", "-C", true)]
    [InlineData("git", "--git-dir", true)]
    [InlineData("git", "--git", false)]
    [InlineData("git", "-", false)]
    [InlineData("git", "", false)]
    [InlineData("git", "-c --git-dir", false)]
    [InlineData("git", "--attr-source ", false)]
    [InlineData("git", "--no-pager", false)]
    [InlineData("rm", "-C", false)]
    public void Some_of_their_options_take_values(string program, string option, bool takes) =>
        Assert.Equal(takes, ProgramGrammar.Of(Encoding.UTF8.GetBytes(program)).TakesValue(Encoding.UTF8.GetBytes(option)));

    [Theory]
    [InlineData("git", "--force", "--force", "Yes")]
    [InlineData("git", "--force", "--force-with-lease", "No")]
    [InlineData("git", "--force-with", "--force-with-lease", "Yes")]
    [InlineData("git", "--for", "--force", "Perhaps")]
    [InlineData("git", "--fo", "--force", "No")]
    [InlineData("rm", "--rec", "--recursive", "Perhaps")]
    [InlineData("rm", "--re", "--recursive", "No")]
    [InlineData("rm", "--recx", "--recursive", "No")]
    [InlineData("find", "--del", "--delete", "No")]
    public void An_abbreviation_is_told_from_another_option(string program, string written, string name, string reading) =>
        Assert.Equal(reading, ProgramGrammar.Of(Encoding.UTF8.GetBytes(program)).Read(Encoding.UTF8.GetBytes(written), Encoding.UTF8.GetBytes(name)).ToString());
}
