using System.Globalization;
using System.Text;
using SigmaShake.Rules.Shell.Parsing;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>What <c>bash -n</c> accepts holds no problem for us either.</summary>
public sealed class BashAgreementTests
{
    // Asks in a subshell for each file, in the folder that holds nothing else.
    private const string AcceptedFiles = "for f in *; do bash -n \"$f\" 2>/dev/null </dev/null && echo \"$f\"; done; exit 0";

    [Fact]
    public async Task Snippets_of_mvdan_sh_that_bash_accepts_parse() => Assert.InRange(await AgreedAsync(Snippets.OfMvdan()), 731, 781);

    [Fact]
    public async Task Snippets_of_tree_sitter_bash_that_bash_accepts_parse() =>
        Assert.InRange(await AgreedAsync([.. Snippets.OfTreeSitter(), Snippets.OfTreeSitterExample()]), 99, 101);

    /// <summary>How many were accepted.</summary>
    private static async Task<int> AgreedAsync(List<string> snippets)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < snippets.Count; i++) folder.Write(i.ToString(CultureInfo.InvariantCulture), snippets[i]);
        var answer = await ChildProcess.RunAsync("bash", ["-c", AcceptedFiles], workingDirectory: folder.Path);
        var accepted = answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => snippets[int.Parse(name, CultureInfo.InvariantCulture)])
            .ToList();
        var refused = accepted.Where(snippet => ShellParser.Parse(Encoding.UTF8.GetBytes(snippet)).Problems.Length > 0);
        foreach (var snippet in accepted) TreeCheck.Check(ShellParser.Parse(Encoding.UTF8.GetBytes(snippet)));
        Assert.Empty(refused.Select(snippet => $"{snippet}\n  {TreePrinter.Print(snippet)}"));
        return accepted.Count;
    }
}
