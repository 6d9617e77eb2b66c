using SigmaShake.Docs.EndToEnd.Pages;
using SigmaShake.Docs.EndToEnd.Running;

namespace SigmaShake.Docs.EndToEnd;

public sealed class DocumentationPageTests
{
    [Fact]
    public void Commands_are_taken_out_of_a_page_with_what_they_print()
    {
        var blocks = DocumentationPage.Consoles(
        [
            "# Page", "```rules", "$ no command", "```",
            "```console", "$ cat > a <<'END'", "$ in the file", "END", "$ ssg lint \\", "    a", "bad", "(exit 1)", "", "$ true", "```",
            "```console no-run=needs-root", "$ sudo true", "```",
        ]).ToList();

        Assert.Equal([null, "needs-root"], blocks.Select(block => block.NoRun));
        Assert.Equal(["cat > a <<'END'\n$ in the file\nEND", "ssg lint \\\n    a", "true"], blocks[0].Commands.Select(command => command.Text));
        Assert.Equal([0, 1, 0], blocks[0].Commands.Select(command => command.ExitCode));
        Assert.Equal(["bad"], blocks[0].Commands[1].Output);
        Assert.Equal([6, 9, 14], blocks[0].Commands.Select(command => command.Line));
    }

    [Fact]
    public void Text_before_the_first_command_is_a_mistake() =>
        Assert.Throws<InvalidDataException>(() => DocumentationPage.Consoles(["```console", "ssg lint", "```"]).ToList());

    [Fact]
    public void Answers_and_interrupts_are_typed_when_the_terminal_is_ready_for_them()
    {
        var keys = TypedKeys.In(["a question", "Really? [y/N] y", "listening", "^C"]).ToList();

        Assert.Equal(["y\n", "\u0003"], keys.Select(typed => typed.Keys));
        Assert.False(keys[0].IsDue("a question\r\nReally?"));
        Assert.True(keys[0].IsDue("a question\r\nReally? [y/N] "));
        Assert.False(keys[1].IsDue("a question\r\nReally? [y/N] y\r\n"));
        Assert.True(keys[1].IsDue("a question\r\nReally? [y/N] y\r\nlistening\r\n"));
    }
}
