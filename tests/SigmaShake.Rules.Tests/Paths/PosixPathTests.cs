using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Paths;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Paths;

public class PosixPathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData("//a///b/", "/a/b")]
    [InlineData("/./a/./b/.", "/a/b")]
    [InlineData("/a/../b", "/b")]
    [InlineData("/../../a", "/a")]
    [InlineData("/a/b/../../..", "/")]
    [InlineData("/a/.../..b/b..", "/a/.../..b/b..")]
    public void Normalising_takes_out_what_names_nothing(string path, string normalised) => Assert.Equal(normalised, PosixPath.Normalise(path));

    [Theory]
    [InlineData("/x", "/x")]
    [InlineData("x", "/w/x")]
    [InlineData("~", "/h")]
    [InlineData("~/x", "/h/x")]
    [InlineData("~x", "/w/~x")]
    [InlineData("a/~/b", "/w/a/~/b")]
    public void A_relative_path_counts_from_the_working_directory_and_a_tilde_is_home(string path, string absolute) =>
        Assert.Equal(absolute, PosixPath.Absolute(path, "/w", "/h"));

    [Theory]
    [InlineData("/a/b", "/a", "b")]
    [InlineData("/a", "/a", ".")]
    [InlineData("/ab", "/a", null)]
    [InlineData("/", "/a", null)]
    [InlineData("/a/b", "/", "a/b")]
    [InlineData("/", "/", ".")]
    public void A_path_is_relative_to_a_folder_only_inside_it(string path, string folder, string? relative) =>
        Assert.Equal(relative, PosixPath.Relative(path, folder));

    [Fact]
    public async Task Links_are_followed_as_realpath_follows_them()
    {
        const int Cases = 400;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        MakeTree(folder.Path);
        string[] parts = ["a", "b", "c", "up", "deep", "abs", "rel", "file", "chain1", "dangling", "dots", "..", "..", ".", "", "missing"];
        var paths = Enumerable.Range(0, Cases)
            .Select(_ => folder.Path + "/" + string.Join('/', Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)])))
            .ToArray();

        var realpath = await ChildProcess.RunAsync("realpath", ["-m", "--", .. paths]);

        Assert.Equal(0, realpath.ExitCode);
        var resolved = realpath.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Cases, resolved.Length);
        for (var i = 0; i < Cases; i++)
            Assert.True(resolved[i] == PosixPath.Resolve(paths[i], new DiskView()), $"seed {seed}: `{paths[i]}` is `{resolved[i]}`, not `{PosixPath.Resolve(paths[i], new DiskView())}`");
    }

    [Theory]
    [InlineData(39, true)]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void As_many_links_as_the_kernel_follows_are_followed(int length, bool opens)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "x");
        File.CreateSymbolicLink(folder["l1"], file);
        for (var i = 2; i <= length; i++) File.CreateSymbolicLink(folder[$"l{i}"], folder[$"l{i - 1}"]);

        Assert.Equal(opens, CanOpen(folder[$"l{length}"]));
        Assert.Equal(opens, PosixPath.Resolve(folder[$"l{length}"], new DiskView()) == file);
    }

    [Fact]
    public void A_circle_of_links_ends() =>
        Assert.Equal("/a/x", PosixPath.Resolve("/a/x", new MapView(("/a", "b"), ("/b", "/a"))));

    [Fact]
    public void A_path_that_no_system_call_takes_is_normalised_first()
    {
        var view = new MapView(("/link", "/secret"));

        Assert.Equal("/secret", PosixPath.Resolve(string.Concat(Enumerable.Repeat("/a/..", 20_000)) + "/link", view));
        Assert.Equal("/link\0", PosixPath.Resolve("/link\0", new MapView(("/link\0", "/secret"))));
    }

    [Fact]
    public void A_hundred_thousand_segments_and_links_into_deep_folders_cost_little()
    {
        var deep = string.Concat(Enumerable.Repeat("/d", 2_000));
        var view = new MapView([.. Enumerable.Range(0, 40).Select(i => (string.Concat(Enumerable.Repeat(deep, i)) + "/l", deep[1..] + "/l"))]);
        var clock = Stopwatch.StartNew();

        PosixPath.Resolve(string.Concat(Enumerable.Repeat("/seg", 100_000)), view);
        PosixPath.Normalise(new StringBuilder().Insert(0, "/a", 4 << 20).Insert(8 << 20, "/..", 2 << 20).ToString());
        PosixPath.Normalise(new string('/', 16 << 20));
        PosixPath.Resolve("/l", new RememberingFileView(view));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(view.Questions, 1, 10_000);
    }

    private static void MakeTree(string root)
    {
        Directory.CreateDirectory($"{root}/a/b/c");
        Directory.CreateDirectory($"{root}/deep/a/b");
        File.WriteAllText($"{root}/file", "");
        File.CreateSymbolicLink($"{root}/up", "..");
        File.CreateSymbolicLink($"{root}/a/up", "../deep/a");
        File.CreateSymbolicLink($"{root}/a/rel", "./b//c/../c");
        File.CreateSymbolicLink($"{root}/a/b/abs", root + "/deep");
        File.CreateSymbolicLink($"{root}/rel", "a/rel");
        File.CreateSymbolicLink($"{root}/chain1", "chain2/b");
        File.CreateSymbolicLink($"{root}/chain2", "a/up/../a");
        File.CreateSymbolicLink($"{root}/dangling", "nowhere/../a");
        File.CreateSymbolicLink($"{root}/dots", "./.././../..");
        File.CreateSymbolicLink($"{root}/abs", root + "//a/./b/");
    }

    private static bool CanOpen(string path)
    {
        try
        {
            File.ReadAllText(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
