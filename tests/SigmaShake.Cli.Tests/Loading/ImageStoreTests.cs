using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images.Storage;
using SigmaShake.Rules.Json;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Loading;

public sealed class ImageStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StateFolder _state;
    private readonly AheadClock _clock = new();
    private bool _isTrusted = true;
    private int _reads;

    public ImageStoreTests()
    {
        _state = StateFolder.Open(_folder["state"]);
        Write("a.rules", Rule("one", "ls"));
        Write("b.rules", Rule("two", "pwd"));
        NextTick();
    }

    private string Rules => _folder["state/rules"];

    private string Image => Assert.Single(Directory.GetFiles(_state.Images));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fresh_image_is_judged_by_and_says_what_the_rules_say()
    {
        var compiled = Ids(Build());

        Assert.Equal(["one", "two"], compiled);
        Assert.Equal(compiled, Ids(LoadFromImage()));
        Assert.Equal(compiled, Ids(LoadFromImage()));
    }

    [Fact]
    public void The_folder_and_its_images_are_the_persons_alone()
    {
        Build();

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(_state.Images));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(Image));
    }

    [Theory]
    [InlineData("edited", "one2,two")]
    [InlineData("edited in place to the same length and times", "six,two")]
    [InlineData("added", "new,one,two")]
    [InlineData("removed", "one")]
    [InlineData("renamed", "one,two")]
    [InlineData("touched", "one,two")]
    [InlineData("replaced by a file of the same content", "one,two")]
    [InlineData("moved away with its folder", "other")]
    [InlineData("all removed", "")]
    public void A_source_that_was_changed_leads_to_a_new_image(string change, string ids)
    {
        Build();
        NextTick();
        var path = Path.Combine(Rules, "a.rules");
        switch (change)
        {
            case "edited":
                Write("a.rules", Rule("one2", "ls"));
                break;
            case "edited in place to the same length and times":
                var time = File.GetLastWriteTimeUtc(path);
                Write("a.rules", Rule("six", "ls"));
                File.SetLastWriteTimeUtc(path, time);
                break;
            case "added":
                Write("c.rules", Rule("new", "id"));
                break;
            case "removed":
                File.Delete(Path.Combine(Rules, "b.rules"));
                break;
            case "renamed":
                File.Move(path, Path.Combine(Rules, "z.rules"));
                break;
            case "touched":
                File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
            case "replaced by a file of the same content":
                File.Copy(path, path + ".new");
                File.Move(path + ".new", path, overwrite: true);
                break;
            case "moved away with its folder":
                Directory.Move(Rules, _folder["state/old"]);
                Write("a.rules", Rule("other", "ls"));
                break;
            case "all removed":
                foreach (var file in Directory.GetFiles(Rules)) File.Delete(file);
                break;
        }

        AssertIsRebuilt(ids);
    }

    [Theory]
    [InlineData(ProductVersion.Text, false)]
    [InlineData("0.0.0-other", true)]
    [InlineData("", true)]
    public void An_image_that_another_version_made_is_made_anew(string builder, bool isRebuilt)
    {
        Build();
        var content = RuleFolder.Read(Rules).ToContent();
        WriteImage(builder, content, CompiledRules.Compile(Identity(), content.Rules, [])!);

        if (isRebuilt) AssertIsRebuilt("one,two");
        else LoadFromImage();
    }

    [Fact]
    public void Trust_that_was_given_or_taken_leads_to_a_new_image()
    {
        Build();
        _isTrusted = false;
        AssertIsRebuilt("one,two");
        _isTrusted = true;
        AssertIsRebuilt("one,two");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    public void A_source_that_was_changed_less_than_two_seconds_ago_leaves_no_image(double seconds)
    {
        _clock.Ahead = TimeSpan.FromSeconds(seconds) - (DateTime.UtcNow - File.GetLastWriteTimeUtc(Path.Combine(Rules, "b.rules")));
        var store = Store();

        Assert.Equal(["one", "two"], Ids(store.Load(Origin())));
        Assert.False(store.HasFresh);
        store.LeaveBehind();
        Assert.False(Directory.Exists(_state.Images));
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("empty")]
    [InlineData("damaged in front")]
    [InlineData("writable by the group")]
    [InlineData("writable by others")]
    [InlineData("a link")]
    [InlineData("another's")]
    [InlineData("another folder's")]
    public async Task An_image_that_cannot_be_believed_is_made_anew(string what)
    {
        Build();
        var image = Image;
        var bytes = File.ReadAllBytes(image);
        switch (what)
        {
            case "cut off":
                File.WriteAllBytes(image, bytes[..^1]);
                break;
            case "empty":
                File.WriteAllBytes(image, []);
                break;
            case "damaged in front":
                bytes[100] ^= 1;
                File.WriteAllBytes(image, bytes);
                break;
            case "writable by the group":
                File.SetUnixFileMode(image, File.GetUnixFileMode(image) | UnixFileMode.GroupWrite);
                break;
            case "writable by others":
                File.SetUnixFileMode(image, File.GetUnixFileMode(image) | UnixFileMode.OtherWrite);
                break;
            case "a link":
                File.Move(image, _folder["elsewhere"]);
                File.CreateSymbolicLink(image, _folder["elsewhere"]);
                break;
            case "another's":
                Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root gives files away");
                Assert.Equal(0, (await ChildProcess.RunAsync("chown", ["65534", image])).ExitCode);
                break;
            case "another folder's":
                _folder.Write("other/a.rules", Rule("wrong", "ls"));
                WriteImage(ProductVersion.Text, RuleFolder.Read(_folder["other"]).ToContent(), Region("wrong"));
                break;
        }

        AssertIsRebuilt("one,two");
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(Image));
    }

    [Fact]
    public void An_image_whose_damage_shows_when_it_is_used_is_judged_anew_and_replaced()
    {
        // Longer than a block, so that what is opened is whole and what judging asks for is not.
        Write("a.rules", Rule("one", "ls").Replace("\"m\"", $"\"{new string('x', 9000)}\"", StringComparison.Ordinal));
        NextTick();
        Build();
        var bytes = File.ReadAllBytes(Image);
        var body = BitConverter.ToInt32(bytes, 16);
        bytes.AsSpan(body + 8192).Fill(0xA5);
        File.WriteAllBytes(Image, bytes);
        Assert.NotNull(LoadFromImage());

        var store = Store();
        var judged = JudgedCall.Judge(_state, Settings.Defaults, Call("ls"), store);

        Assert.Equal("user/one", judged.Verdict.Ruling.Deciding?.Rule.QualifiedId);
        Assert.True(store.HasFresh);
        store.LeaveBehind();
        Assert.Equal(["one", "two"], Ids(LoadFromImage()));
    }

    [Fact]
    public void A_link_among_the_sources_is_never_compiled_into_an_image()
    {
        File.Move(Path.Combine(Rules, "a.rules"), Path.Combine(Rules, "target"));
        File.CreateSymbolicLink(Path.Combine(Rules, "a.rules"), "target");
        NextTick();
        var store = Store();

        Assert.Equal(["one", "two"], Ids(store.Load(Origin())));
        Assert.False(store.HasFresh);
    }

    [Fact]
    public void Many_that_build_at_once_leave_one_whole_image()
    {
        Directory.CreateDirectory(_state.Images, (UnixFileMode)0b111_000_000);
        File.WriteAllText(Path.Combine(_state.Images, ".left-by-one-that-was-killed"), "");
        using var start = new Barrier(8);
        var builders = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < 5; round++)
            {
                var store = new ImageStore(_state, _clock, RuleFolder.LeisurelyBudget, use: false);
                store.Load(Origin());
                store.LeaveBehind();
            }
        })).ToList();
        builders.ForEach(builder => builder.Start());
        builders.ForEach(builder => builder.Join());

        Assert.Single(Directory.GetFileSystemEntries(_state.Images));
        Assert.Equal(["one", "two"], Ids(LoadFromImage()));
    }

    [Fact]
    public void A_folder_that_takes_too_long_is_one_shut_gate_that_no_image_keeps()
    {
        var store = new ImageStore(_state, _clock, TimeSpan.Zero);
        var loaded = store.Load(Origin());

        Assert.True(Assert.Single(new RuleSource(loaded.Identity, loaded.Image).Rules).Rule.IsUnreadable);
        Assert.Contains("`ssg lint`", Assert.Single(loaded.Diagnostics).Message);
        Assert.False(store.HasFresh);
    }

    [Fact]
    public void An_image_that_was_made_at_leisure_is_used_where_there_is_no_time()
    {
        Build();

        Assert.Equal(["one", "two"], Ids(new ImageStore(_state, _clock, TimeSpan.Zero).Load(Origin())));
    }

    private static string Rule(string id, string command) => $"rule {id} {{\n  DENY execution\n  IF command EQUALS \"{command}\"\n  MESSAGE \"m\"\n}}\n";

    private static string[] Ids(LoadedOrigin loaded) => [.. new RuleSource(loaded.Identity, loaded.Image).Rules.Select(rule => rule.Rule.Id).Order()];

    private static ToolCall Call(string command) => new()
    {
        Agent = "claude-code",
        Tool = "Bash",
        Cwd = "/",
        Input = JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"command":"{{command}}"}""")).Value!,
    };

    private SourceIdentity Identity() => new(Layer.User, "user", IsPack: false, _isTrusted, MayLoosen: _isTrusted);

    private SigmaShake.Rules.Regions.Region Region(string id) =>
        CompiledRules.Compile(Identity(), SigmaShake.Rules.Checking.RuleFileReader.Read("x", System.Text.Encoding.UTF8.GetBytes(Rule(id, "ls"))).Rules, [])!;

    private ImageStore Store() => new(_state, _clock, RuleFolder.LeisurelyBudget);

    private RuleOrigin Origin() => new(
        "user",
        Rules,
        budget =>
        {
            Interlocked.Increment(ref _reads);
            return RuleFolder.Read(Rules, budget).ToContent();
        },
        _ => Identity());

    private LoadedOrigin Build()
    {
        var store = Store();
        var loaded = store.Load(Origin());
        Assert.True(store.HasFresh);
        store.LeaveBehind();
        return loaded;
    }

    /// <summary>The rules without a look into the folder.</summary>
    private LoadedOrigin LoadFromImage()
    {
        var before = _reads;
        var loaded = Store().Load(Origin());
        Assert.Equal(before, _reads);
        return loaded;
    }

    private void AssertIsRebuilt(string ids)
    {
        var before = _reads;
        Assert.Equal(ids, string.Join(',', Ids(Build())));
        Assert.Equal(before + 1, _reads);
        Assert.Equal(ids, string.Join(',', Ids(LoadFromImage())));
    }

    private void WriteImage(string builder, FolderContent content, SigmaShake.Rules.Regions.Region body)
    {
        var hash = new byte[Digest.Bytes];
        content.ContentHash.CopyTo(hash);
        File.WriteAllBytes(Image, ImageFile.Write(new ImageSources(builder, _isTrusted, hash, content.Stamps!.Folder, content.Stamps.Files), body));
    }

    private void Write(string name, string text) => _folder.Write($"state/rules/{name}", text);

    /// <summary>Returns when the kernel's clock has moved on, so that a change bears another time than what was there before.</summary>
    private void NextTick()
    {
        var probe = _folder.Write("probe", "");
        var before = SourceStat.Of(probe)!.Value.ChangedNs;
        while (SourceStat.Of(probe)!.Value.ChangedNs == before) File.WriteAllText(probe, "x");
    }

    /// <summary>An hour ahead, so that what has just been written has been at rest.</summary>
    private sealed class AheadClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; } = TimeSpan.FromHours(1);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
