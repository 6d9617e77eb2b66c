using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Tests.Packs;

/// <summary>Text that names a command and runs none is let pass, and hides nothing that is written beside it, however the two are joined.</summary>
public sealed class PackMentionTests
{
    private static readonly string[] Destructive =
    [
        "rm -rf /",
        "rm -rf ~",
        "mkfs.ext4 /dev/sda",
        "terraform destroy",
        "git reset --hard",
        "git push --force origin main",
        "dropdb shop",
        "docker system prune -af --volumes",
    ];

    /// <summary>Commands that name others in an argument or in a here-document that no shell reads.</summary>
    public static TheoryData<string> Mentions =>
    [
        "git commit -m \"Refuse rm -rf / early; say why\"",
        "grep -rn 'git reset --hard' docs | head -5",
        "echo 'DROP DATABASE shop' && git status",
        "git add -A\ngit commit -m 'Refuse rm -rf /'",
        "cat > docs/safety.md <<'EOF'\nrm -rf / is refused.\nEOF",
        "git commit -m \"$(cat <<'EOF'\nRefuse what destroys\n\ngit push --force and the like\nEOF\n)\"",
        "git add a.txt && git commit -m \"$(cat <<'EOF'\nSay why rm -rf / is refused\nEOF\n)\" && git push origin main",
        "cat <<EOF\ngit reset --hard\nEOF",
        "cat <<'EOF' > docs/git.md\ngit reset --hard\nEOF",
    ];

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_mention_covers_nothing_that_runs_beside_it(string mention)
    {
        foreach (var command in Destructive)
        {
            string[] joined = [$"{mention}\n{command}", $"{mention}\n\n{command}", $"{command}\n{mention}", $"{command};{mention}"];
            Assert.All(joined, line => Assert.True(PackJudge.Judge(line).Outcome.Stops(), line));

            // Behind the delimiter of a here-document on its line it is text like all the rest.
            if (!mention.EndsWith("EOF", StringComparison.Ordinal)) Assert.True(PackJudge.Judge($"{mention};{command}").Outcome.Stops(), mention);
        }
    }

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_mention_alone_is_let_pass(string mention) => Assert.False(PackJudge.Judge(mention).Outcome.Stops());
}
