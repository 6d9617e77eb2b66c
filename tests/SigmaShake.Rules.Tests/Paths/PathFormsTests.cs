using System.Text;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Paths;

public class PathFormsTests
{
    [Theory]
    [InlineData("src/a", "src/a|/home/u/p/src/a|~/p/src/a", "src/a")]
    [InlineData("./src//a", "./src//a|/home/u/p/src/a|src/a|~/p/src/a", "src/a")]
    [InlineData("/home/u/p/src/a", "/home/u/p/src/a|src/a|~/p/src/a", "src/a")]
    [InlineData("/etc/passwd", "/etc/passwd", "/etc/passwd")]
    [InlineData("../q", "../q|/home/u/q|~/q", "/home/u/q")]
    [InlineData("~/.ssh/id", "~/.ssh/id|/home/u/.ssh/id|/home/u/p/~/.ssh/id|~/p/~/.ssh/id", "/home/u/.ssh/id")]
    [InlineData("~/../secrets", "~/../secrets|/home/secrets|/home/u/p/secrets|secrets|~/p/secrets", "/home/secrets")]
    [InlineData("~root/x", "~root/x|/home/u/p/~root/x|~/p/~root/x", "~root/x")]
    [InlineData(".", ".|/home/u/p|~/p", ".")]
    [InlineData("/home/u", "/home/u", "/home/u")]
    [InlineData("", "", "")]
    public void The_forms_of_a_path_without_links(string given, string all, string canonical) =>
        AssertForms(given, new PathContext("/home/u/p", "/home/u/p", "/home/u", NoFiles.Instance), all, canonical);

    [Fact]
    public void A_link_shows_where_it_leads_and_only_that_is_canonical() =>
        AssertForms("notes.txt", Linked(("/p/notes.txt", ".env")), "notes.txt|/p/notes.txt|/p/.env|.env", ".env");

    [Fact]
    public void Dots_count_from_where_a_link_has_led() =>
        AssertForms("sub/../x", Linked(("/p/sub", "/other/place")), "sub/../x|/p/x|x|/other/x", "/other/x");

    [Fact]
    public void A_program_that_takes_dots_out_before_it_opens_is_followed_too() => AssertForms(
        "sub/../x", Linked(("/p/sub", "/other/place"), ("/p/x", ".env")), "sub/../x|/p/x|x|/other/x|/p/.env|.env", "/other/x");

    [Theory]
    [InlineData("/link/src/a")]
    [InlineData("/real/p/src/a")]
    [InlineData("src/a")]
    public void A_project_behind_a_link_is_the_project_by_either_name(string given)
    {
        var forms = Of(given, new PathContext("/link", "/link", "", new MapView(("/link", "/real/p"))));

        Assert.Contains("src/a", forms.All.Select(Encoding.UTF8.GetString));
        Assert.Equal("src/a", Encoding.UTF8.GetString(forms.Canonical));
    }

    [Fact]
    public void A_link_inside_a_linked_project_keeps_its_place_in_the_project()
    {
        var files = new MapView(("/link", "/real/p"), ("/real/p/inner", "/elsewhere"));
        var forms = Of("/real/p/inner/x", new PathContext("/", "/link", "", files));

        Assert.Contains("inner/x", forms.All.Select(Encoding.UTF8.GetString));
        Assert.Equal("/elsewhere/x", Encoding.UTF8.GetString(forms.Canonical));
    }

    [Fact]
    public void A_home_behind_a_link_is_home_by_either_name()
    {
        var context = new PathContext("/", "/p", "/home/u", new MapView(("/home/u", "/data/u")));

        foreach (var given in new[] { "/home/u/x", "/data/u/x", "~/x" }) Assert.Contains("~/x", Of(given, context).All.Select(Encoding.UTF8.GetString));
    }

    [Theory]
    [InlineData("", "/p", "/p/x", "x")]
    [InlineData("sub", "/p", "/p/sub/x", "sub/x")]
    [InlineData("", "", "/x", "/x")]
    public void A_working_directory_that_is_not_absolute_counts_from_the_project(string cwd, string project, string form, string canonical)
    {
        var forms = Of("x", new PathContext(cwd, project, "", NoFiles.Instance));

        Assert.Contains(form, forms.All.Select(Encoding.UTF8.GetString));
        Assert.Equal(canonical, Encoding.UTF8.GetString(forms.Canonical));
    }

    [Fact]
    public void Odd_paths_have_forms()
    {
        foreach (var given in new[] { "\0", "a\0/../b", "\uFFFD", "~", "~/", "/", "//", "..", "../../../../..", " ", "\n" })
        {
            Assert.NotEmpty(Of(given, new PathContext("relative", "", "/", new MapView(("/a", "")))).All);
            Assert.NotEmpty(Of(given, new PathContext("/\ud800", "\udc00", "", NoFiles.Instance)).All);
        }
    }

    [Fact]
    public void Questions_are_asked_once_bounded_and_what_was_not_asked_is_said()
    {
        var files = new MapView(("/a", "/b"));
        var view = new RememberingFileView(files);

        Assert.Equal("/b", view.ReadLink("/a"));
        Assert.Equal("/b", view.ReadLink("/a"));
        for (var i = 1; i < RememberingFileView.MaxQuestions; i++) view.ReadLink($"/x{i}");
        Assert.False(view.HasRefused);
        Assert.Null(view.ReadLink("/one-too-many"));
        Assert.True(view.HasRefused);
        Assert.Equal(RememberingFileView.MaxQuestions, files.Questions);
        Assert.Equal([KeyValuePair.Create("/a", "/b")], view.Links());

        var longPath = new RememberingFileView(files);
        longPath.ReadLink("/" + new string('x', 4096));
        Assert.True(longPath.HasRefused);
    }

    private static PathContext Linked(params (string, string)[] links) => new("/p", "/p", "", new MapView(links));

    private static PathForms Of(string given, PathContext context) => PathForms.Of(Encoding.UTF8.GetBytes(given), context);

    private static void AssertForms(string given, PathContext context, string all, string canonical)
    {
        var forms = Of(given, context);
        Assert.Equal(all, string.Join('|', forms.All.Select(Encoding.UTF8.GetString)));
        Assert.Equal(canonical, Encoding.UTF8.GetString(forms.Canonical));
    }
}
