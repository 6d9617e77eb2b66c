using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Works with nothing; and where our own state cannot be had, refuses with the cause and the cure.</summary>
public sealed class HomeTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task In_an_empty_home_the_embedded_packs_govern_and_the_log_begins()
    {
        HookAnswers.IsRefused(await Hook(HookCalls.Destructive(_home.Project)), "destructive/remove-root");
        HookAnswers.IsSilent(await Hook(HookCalls.Harmless(_home.Project)));

        Assert.Equal(Private, File.GetUnixFileMode(_home.State));
        Assert.Equal(["block", "allow"], _home.Calls().Select(call => call.GetProperty("decision").GetString()));
        Assert.Equal(Private, File.GetUnixFileMode(_home.Ledger));
        Assert.All(
            Directory.GetFiles(_home.Ledger),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task The_state_is_private_whatever_the_umask()
    {
        await _home.Bash("umask 0; exec \"$SSG\" hook claude-code <\"$CALL\"", HookCalls.Harmless(_home.Project));

        Assert.Equal(Private, File.GetUnixFileMode(_home.State));
        Assert.Equal(Private, File.GetUnixFileMode(_home.Ledger));
    }

    [Fact]
    public async Task A_home_that_does_not_exist_yet_is_made()
    {
        HookAnswers.IsRefused(await Hook(HookCalls.Destructive(_home.Project), _home["not/yet"]), "destructive/remove-root");

        Assert.Equal(Private, File.GetUnixFileMode(_home["not/yet/.sigmashake"]));
    }

    [Fact]
    public async Task A_home_with_a_trailing_slash_is_the_same_home()
    {
        await Hook(HookCalls.Harmless(_home.Project), _home.Home + "/");

        Assert.Single(_home.Calls());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative/home")]
    public async Task Without_a_usable_HOME_the_user_database_names_the_home(string? home)
    {
        var result = await InOwnPasswd($"x:x:{Id}:0:x:{_home.Home}:/bin/sh", home, HookCalls.Destructive(_home.Project));

        HookAnswers.IsRefused(result, "destructive/remove-root");
        Assert.Equal("block", _home.Call().GetProperty("decision").GetString());
    }

    [Fact]
    public async Task Without_any_home_every_call_is_refused_with_the_cure()
    {
        var result = await InOwnPasswd($"other:x:{Id + 1}:0:x:/nowhere:/bin/sh", null, HookCalls.Harmless(_home.Project));

        HookAnswers.IsRefusedWithCure(result, "no home directory is known", "set HOME to an absolute path");
    }

    [Fact]
    public async Task The_state_folder_of_the_command_line_counts_whatever_HOME_says()
    {
        HookAnswers.IsSilent(await _home.Run(
            Encoding.UTF8.GetBytes(HookCalls.Harmless(_home.Project)),
            ["hook", "claude-code", "--state", _home["elsewhere"]],
            new Dictionary<string, string?> { ["HOME"] = _home["another"] }));

        Assert.True(Directory.Exists(_home["elsewhere/ledger"]));
        Assert.False(Directory.Exists(_home["another"]));
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_refuses_with_cause_and_cure()
    {
        File.WriteAllText(_home["file"], "");

        HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project), _home["file"]), "cannot make", "make the folder writable");
        if (Id == 0)
        {
            // Permissions mean nothing to this user, but a mount that is read-only does.
            var result = await _home.Bash(
                "exec unshare -m /bin/bash -c 'mount -t tmpfs -o ro none \"$HOME\" && exec \"$SSG\" hook claude-code <\"$CALL\"'",
                HookCalls.Harmless(_home.Project));
            if (result.Error.Contains("unshare", StringComparison.Ordinal)) Assert.Skip($"needs a mount namespace: {result.Error}");
            HookAnswers.IsRefusedWithCure(result, "cannot make", "make the folder writable");
        }
        else
        {
            File.SetUnixFileMode(_home.Home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project)), "cannot make", "make the folder writable");
            File.SetUnixFileMode(_home.Home, Private);
        }
    }

    [Fact]
    public async Task A_state_folder_that_is_a_file_or_a_link_refuses_with_cause_and_cure()
    {
        File.WriteAllText(_home.State, "");
        HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project)), "is not a folder", "move it away");

        File.Delete(_home.State);
        Directory.CreateDirectory(_home["target"], Private);
        File.CreateSymbolicLink(_home.State, _home["target"]);
        HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project)), "is a link", "put the folder itself there");
        Assert.Empty(Directory.GetFileSystemEntries(_home["target"]));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_state_folder_that_others_may_write_to_refuses_with_cause_and_cure(UnixFileMode more)
    {
        Directory.CreateDirectory(_home.State);
        File.SetUnixFileMode(_home.State, Private | more);

        HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project)), "others may write to", "chmod 700");
    }

    [Fact]
    public async Task A_state_folder_of_somebody_else_refuses_with_cause_and_cure()
    {
        if (Id != 0) Assert.Skip("needs root, to give a folder away");
        Directory.CreateDirectory(_home.State, Private);
        Assert.Equal(0, (await _home.Bash("chown 65534 \"$HOME/.sigmashake\"", "")).ExitCode);

        HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project)), "belongs to another user", "run `ssg` as its owner");
    }

    [Theory]
    [InlineData("config.toml")]
    [InlineData("trust")]
    [InlineData("pause")]
    [InlineData("disabled")]
    public async Task A_file_of_the_state_that_is_no_file_refuses_and_is_on_record(string name)
    {
        _home.WriteProjectRules("");
        _home.WriteState($"{name}/x", "");
        HookAnswers.IsRefusedWithCure(await _home.Ask(HookCalls.Harmless(_home.Project)), $"/.sigmashake/{name}` ", "mend or remove it");

        Directory.Delete(_home[$"home/.sigmashake/{name}"], recursive: true);
        File.CreateSymbolicLink(_home[$"home/.sigmashake/{name}"], _home["nowhere"]);
        HookAnswers.IsRefusedWithCure(await _home.Ask(HookCalls.Harmless(_home.Project)), $"/.sigmashake/{name}` ", "mend or remove it");

        Assert.All(_home.Calls(), call => Assert.Equal("refused", call.GetProperty("answer").GetString()));
        Assert.Equal(2, _home.Calls().Count);
    }

    [Fact]
    public async Task A_file_of_the_state_without_end_is_refused_in_time()
    {
        var result = await _home.Bash(
            "mkdir -m 700 \"$HOME/.sigmashake\"; mkfifo \"$HOME/.sigmashake/config.toml\"; exec \"$SSG\" hook claude-code <\"$CALL\"",
            HookCalls.Harmless(_home.Project));
        HookAnswers.IsRefusedWithCure(result, "is not a regular file");
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(4), $"took {result.Elapsed}");

        File.Delete(_home["home/.sigmashake/config.toml"]);
        _home.WriteState("config.toml", new string('#', 70_000));
        HookAnswers.IsRefusedWithCure(await _home.Ask(HookCalls.Harmless(_home.Project)), "is larger than 65536 bytes");
    }

    [Fact]
    public async Task State_that_may_not_be_looked_at_never_counts_as_absent()
    {
        _home.WriteState("config.toml", "mode = \"observe\"\n");
        _home.WriteRules("");
        if (Id == 0)
        {
            // As a user to whom permissions mean something.
            var result = await _home.Bash(
                """
                chmod 755 "$HOME/.." "$HOME"; chown -R 65534 "$HOME"; chmod 600 "$HOME/.sigmashake"; cp "$SSG" ../ssg; chmod 755 ../ssg
                exec setpriv --reuid=65534 --regid=65534 --clear-groups ../ssg hook claude-code <"$CALL"
                """,
                HookCalls.Harmless(_home.Project));
            HookAnswers.IsRefusedWithCure(result);
        }
        else
        {
            File.SetUnixFileMode(_home.State, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            HookAnswers.IsRefusedWithCure(await Hook(HookCalls.Harmless(_home.Project)));
            File.SetUnixFileMode(_home.State, Private);
        }
    }

    [Fact]
    public async Task A_full_disk_refuses_with_cause_and_cure_and_the_hook_goes_on_when_there_is_room()
    {
        if (Id != 0) Assert.Skip("needs root, to mount a small disk");
        const string Script = """
            mount -t tmpfs -o size=64k,mode=700 none "$HOME" || exit 77
            "$SSG" hook claude-code <"$CALL" || exit 78
            dd if=/dev/zero of="$HOME/filler" bs=1k >/dev/null 2>&1
            "$SSG" hook claude-code <"$CALL"; echo "exit $?" >&2
            rm "$HOME/filler"
            "$SSG" hook claude-code <"$CALL" && "$SSG" audit verify >&2
            """;
        var call = HookCalls.Write(_home["project/a"], _home.Project, new string('x', 6_000));
        var result = await _home.Bash($"exec unshare -m /bin/bash -c '{Script}'", call);
        if (result.ExitCode == 77 || result.Error.Contains("unshare", StringComparison.Ordinal)) Assert.Skip($"needs a mount namespace: {result.Error}");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\"deny\"", result.Out);
        Assert.Contains("no space left on device (ENOSPC). Cure: free some room", result.Error);
        Assert.Contains("exit 2\n", result.Error);

        // The two calls, and between them that one could not be recorded.
        Assert.Contains("log      intact\nentries  3\n", result.Error);
    }

    [Fact]
    public async Task A_log_that_another_process_holds_refuses_in_time_and_says_who_to_look_for()
    {
        await Hook(HookCalls.Harmless(_home.Project));

        var result = await _home.Bash(
            $"exec 9<>\"$HOME/.sigmashake/ledger/lock\"; {HookHome.HoldLedgerOn9}; \"$SSG\" hook claude-code <\"$CALL\" 9>&-", HookCalls.Harmless(_home.Project));

        HookAnswers.IsRefusedWithCure(result, "was held by another process", "fuser ");
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(5), $"took {result.Elapsed}");
    }

    private static uint Id => Cli.Files.SystemCalls.UserId();

    private Task<ChildResult> Hook(string call, string? home = null) => _home.Run(
        Encoding.UTF8.GetBytes(call), ["hook", "claude-code"], home is null ? null : new Dictionary<string, string?> { ["HOME"] = home });

    // The real database names a real home, in which no test may leave a trace.
    private async Task<ChildResult> InOwnPasswd(string line, string? home, string call)
    {
        if (Id != 0) Assert.Skip("needs root, to put a user database of its own into place");
        File.WriteAllText(_home["passwd"], line + "\n");
        var result = await _home.Bash(
            $"exec unshare -m /bin/bash -c 'mount --bind {_home["passwd"]} /etc/passwd && exec \"$SSG\" hook claude-code <\"$CALL\"'",
            call,
            new Dictionary<string, string?> { ["HOME"] = home });
        if (result.Error.Contains("unshare", StringComparison.Ordinal)) Assert.Skip($"needs a mount namespace: {result.Error}");
        return result;
    }
}
