using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.State;

/// <summary>Lines, trust and what is switched off.</summary>
public sealed class StateListsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StateFolder _state;

    public StateListsTests() => _state = StateFolder.Open(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_absent_list_is_empty_and_a_written_one_is_private()
    {
        Assert.Empty(LineFile.Read(_folder["list"]));

        LineFile.Write(_folder["list"], ["a", "ü b"]);

        Assert.Equal(["a", "ü b"], LineFile.Read(_folder["list"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["list"]));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("large")]
    public void A_list_that_cannot_be_read_is_never_taken_for_an_empty_one(string trap)
    {
        var path = _folder["list"];
        if (trap == "folder") Directory.CreateDirectory(path);
        if (trap == "link") File.CreateSymbolicLink(path, _folder.Write("elsewhere", "a\n"));
        if (trap == "large") File.WriteAllBytes(path, new byte[(1 << 20) + 1]);

        var error = Assert.Throws<StateException>(() => LineFile.Read(path));

        Assert.Contains(path, error.Message);
        Assert.EndsWith("; mend or remove it", error.Message);
    }

    [Fact]
    public void A_line_that_holds_a_line_break_is_never_written()
    {
        Assert.Throws<ArgumentException>(() => LineFile.Write(_folder["list"], ["a\nb"]));
        Assert.False(File.Exists(_folder["list"]));
    }

    [Fact]
    public async Task Changes_at_once_do_not_undo_each_other()
    {
        const int Writers = 8;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => DisabledRules.Change(_state, $"a/{writer}", null, disable: true))));

        Assert.Equal(Writers, DisabledRules.Read(_state).In(null).Count);
    }

    [Fact]
    public void Trust_is_bound_to_path_and_content()
    {
        TrustStore.Trust(_state, "/p/a b", "h1");
        TrustStore.Trust(_state, "/p/c", "h2");

        Assert.True(TrustStore.IsTrusted(_state, "/p/a b", () => "h1"));
        Assert.False(TrustStore.IsTrusted(_state, "/p/a b", () => "h2"));
        Assert.False(TrustStore.IsTrusted(_state, "/p/a", () => "h1"));
        Assert.False(TrustStore.IsTrusted(_state, "b", () => "h1"));

        TrustStore.Trust(_state, "/p/a b", "h3");
        Assert.False(TrustStore.IsTrusted(_state, "/p/a b", () => "h1"));
        Assert.Equal("h3", TrustStore.TrustedHash(_state, "/p/a b"));

        TrustStore.Revoke(_state, "/p/a b");
        Assert.Null(TrustStore.TrustedHash(_state, "/p/a b"));
        Assert.True(TrustStore.IsTrusted(_state, "/p/c", () => "h2"));
    }

    [Fact]
    public void A_rule_of_one_project_stays_on_in_others_and_in_other_layers()
    {
        DisabledRules.Change(_state, "project/x", "/home/u/a b", disable: true);
        DisabledRules.Change(_state, "pack/y", null, disable: true);

        var disabled = DisabledRules.Read(_state);
        Assert.Equal(["project/x"], disabled.In("/home/u/a b"));
        Assert.Equal(["pack/y"], disabled.In(null));
        Assert.Empty(disabled.In("/home/u/a"));
        Assert.Empty(disabled.In("/home/u"));
        Assert.DoesNotContain("project/x", disabled.In("b"));
    }

    [Fact]
    public void A_change_that_changes_nothing_says_so()
    {
        Assert.True(DisabledRules.Change(_state, "a/b", null, disable: true));
        Assert.False(DisabledRules.Change(_state, "a/b", null, disable: true));
        Assert.True(DisabledRules.Change(_state, "a/b", null, disable: false));
        Assert.False(DisabledRules.Change(_state, "a/b", null, disable: false));
        Assert.Empty(DisabledRules.Read(_state).In(null));
    }

    [Fact]
    public void A_project_has_a_readable_name_that_no_other_path_shares()
    {
        string[] paths = ["/a/shop", "/b/shop", "/a/shop ", "/a/s\nhop", "/", $"/a/{new string('x', 300)}"];

        var ids = paths.Select(ProjectId.Of).ToList();

        Assert.Equal(paths.Length, ids.Distinct().Count());
        Assert.StartsWith("shop-", ids[0]);
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9_-]{1,53}$", id));
    }
}
