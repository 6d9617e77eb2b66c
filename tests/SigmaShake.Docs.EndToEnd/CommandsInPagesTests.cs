using System.Globalization;
using SigmaShake.Docs.EndToEnd.Pages;
using SigmaShake.Docs.EndToEnd.Running;

namespace SigmaShake.Docs.EndToEnd;

/// <summary>What the pages tell people to type does what the pages say.</summary>
public sealed class CommandsInPagesTests(ITestOutputHelper output)
{
    // Why a block may be left out. A page that needs another reason says so here first.
    private static readonly string[] Reasons =
    [
        "needs-a-server", // of an organisation; `make demo-fleet`, and its test, do the same with one
        "needs-a-package", // that `make dist` makes; SigmaShake.Dist.EndToEnd makes small ones and installs them
        "needs-a-build", // which whoever runs the tests has made
    ];

    /// <summary>The pages that have commands to run.</summary>
    public static TheoryData<string> Pages => [.. DocumentationPage.All.Where(page => Runnable(page).Count > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_has_people_type_does_what_it_says(string page)
    {
        using var run = new PageRun();
        var problems = await run.RunAsync(page, Runnable(page));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void What_is_not_run_says_why_and_is_the_smaller_part()
    {
        var blocks = DocumentationPage.All.SelectMany(page => Blocks(page).Select(block => (Page: page, Block: block))).ToList();
        var left = blocks.Where(one => one.Block.NoRun is not null).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{blocks.Count - left.Count} blocks are run, {left.Count} are not:"));
        foreach (var (page, block) in left) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {page}:{block.Line}: {block.NoRun}"));

        Assert.All(left, one => Assert.Contains(one.Block.NoRun!, Reasons));
        Assert.True(left.Count < blocks.Count / 2, $"{left.Count} of {blocks.Count} blocks are not run");
    }

    /// <summary>A block that is not marked as a terminal is not looked at: so none may look like one.</summary>
    [Fact]
    public void No_command_stands_in_a_block_of_another_kind()
    {
        // The one is made from the programs and has the forms of commands, the other rules; both are held to the code by tests of their own.
        foreach (var page in DocumentationPage.All.Except(["docs/commands.md", "docs/diagnostics.md"]))
        {
            var others = DocumentationPage.Fenced(DocumentationPage.Read(page)).Where(block => !block.Info.StartsWith("console", StringComparison.Ordinal));
            Assert.All(others, block =>
            {
                Assert.True(block.Info.Length > 0, $"{page}:{block.Line}: say what the block shows");
                Assert.DoesNotContain(block.Info, new[] { "sh", "bash", "shell" });
                Assert.DoesNotContain(block.Lines, line => line.StartsWith("$ ", StringComparison.Ordinal) || line.StartsWith("ssg ", StringComparison.Ordinal));
            });
            Assert.Equal(
                DocumentationPage.Fenced(DocumentationPage.Read(page)).Count(block => block.Info.StartsWith("console", StringComparison.Ordinal)),
                Blocks(page).Count);
        }
    }

    private static List<ConsoleBlock> Blocks(string page) => [.. DocumentationPage.Consoles(DocumentationPage.Read(page))];

    private static List<ConsoleCommand> Runnable(string page) => [.. Blocks(page).Where(block => block.NoRun is null).SelectMany(block => block.Commands)];
}
