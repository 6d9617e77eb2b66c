using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Reference;
using SigmaShake.Cli.Terminals;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Reference;

public sealed class CommandPageTests
{
    private static readonly CommandPage[] Pages = [.. CommandPage.Of(
        CommandTree.Build(new CommandContext(TextWriter.Null, TextWriter.Null, TextReader.Null, TimeProvider.System, "/", State: "/", PersonCheck.Here())), NetworkProgram.Does)];

    [Fact]
    public void Every_command_says_what_it_does_and_what_it_takes()
    {
        Assert.Contains(Pages, page => page.Name == "ssg audit search");
        foreach (var page in Pages)
        {
            Assert.EndsWith(".", page.Description);
            Assert.All(page.Arguments.Concat(page.Options).Concat(page.Commands), item => Assert.True(item.Text.EndsWith('.'), $"{page.Name} {item.Term}: {item.Text}"));
        }
    }

    [Fact]
    public void What_is_hidden_or_done_by_the_other_program_has_no_page()
    {
        Assert.DoesNotContain(Pages, page => page.Name is "ssg reference" or "ssg auth" or "ssg fleet enrol");
        Assert.Contains(Pages.Single(page => page.Name == "ssg fleet").Commands, command => command.Term == "enrol");
    }

    [Fact]
    public void A_page_shows_how_often_and_whether_at_all()
    {
        var command = new RootCommand("Does.")
        {
            new Argument<string>("FILE") { Description = "A file." },
            new Argument<string[]>("WORD") { Description = "Words.", Arity = ArgumentArity.ZeroOrMore },
            new Option<string>("--to", "-t") { Description = "Where.", HelpName = "FOLDER", Required = true },
            new Option<bool>("--force") { Description = "At once." },
        };

        var page = CommandPage.Of(command, _ => false).Single();

        Assert.Equal("ssg --to FOLDER [OPTION]… FILE [WORD…]", page.Usage);
        Assert.Contains(new PageItem("--to FOLDER, -t", "Where."), page.Options);
        Assert.Contains(new PageItem("--force", "At once."), page.Options);
    }

    [Fact]
    public async Task Man_finds_nothing_to_say_about_the_pages()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/man"), "needs man, from man-db");
        using var folder = new TemporaryFolder();
        foreach (var page in Pages)
        {
            var path = folder.Write(page.Slug + ManPage.Ending, ManPage.Of(page));
            var shown = await ChildProcess.RunAsync("man", ["--warnings=all", "--encoding=UTF-8", "--local-file", path], environment: new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8", ["MANWIDTH"] = "100" });

            Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
            Assert.Contains(page.Name, shown.Out);
            Assert.All(page.Options, option => Assert.Contains(option.Term.Split(' ')[0], shown.Out));
        }
    }

    [Fact]
    public async Task The_page_in_docs_is_what_both_programs_say()
    {
        var check = await ChildProcess.RunAsync(Path.Combine(Checkout.Root, "eng/reference"), ["--check"]);

        Assert.True(check.ExitCode == 0, $"run eng/reference\n{check.Out}{check.Error}");
    }
}
