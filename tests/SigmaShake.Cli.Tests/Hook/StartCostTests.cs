using System.Globalization;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>What a call costs before anything is judged: no file but our own, one thread beside the first, and a counted number of pages.</summary>
public sealed class StartCostTests : IDisposable
{
    // As measured, and three more: what else runs on the machine moves the count by one or two. Page faults are the cost of a start that can be
    // counted; whoever needs more of them says here what they bought. The second number of each is that of a binary whose functions lie as
    // they fell (`ORDER=0 eng/build`). Of the first ones 8 and 17 are the price of searching and signing in the same binary: what a call needs lies
    // further apart in its data, and there are more static fields to make.
    // Of the second ones 29 are the price of taking commands apart and of three packs more. 5 and 8 are that of ten packs that a person may enable: they
    // are not touched, but what is lies further apart. 4 of the first ones are that of the commands that sign an organisation's rules: 300 types more with static fields.
    private static readonly (int Ordered, int Unordered) MaxFaults = (124 + 3, 142 + 3);
    private static readonly (int Ordered, int Unordered) MaxFaultsJudged = (176 + 3, 223 + 3);

    private const string OtherEvent = """{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"ls"}}""";

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_call_that_is_not_judged_opens_no_file()
    {
        var files = await FilesTouched(OtherEvent);

        // The program's own name is read by libc.
        Assert.Equal(["/proc/self/exe"], files);
    }

    [Fact]
    public async Task A_judged_call_opens_nothing_outside_the_state_and_the_folders_of_the_project_but_asks_whether_the_machine_is_enrolled()
    {
        HookAnswers.IsSilent(await _home.Ask(HookCalls.Harmless(_home.Project)));

        var strangers = (await FilesTouched(HookCalls.Harmless(_home.Project)))
            .Where(file => file.StartsWith('/') && !file.StartsWith(_home.State, StringComparison.Ordinal))
            .Where(file => !_home.Project.StartsWith(file.Replace("/.sigmashake", "", StringComparison.Ordinal), StringComparison.Ordinal))
            .Where(file => file != _home.Home);
        Assert.Equal(["/proc/self/exe", "/var/lib/sigmashake/fleet/enrolment.json"], strangers);
    }

    [Fact]
    public async Task Nothing_is_mapped_but_memory_and_one_thread_is_started()
    {
        var calls = await Trace("mmap,clone,clone3", OtherEvent);

        Assert.DoesNotContain(calls, call => call.Contains("mmap(", StringComparison.Ordinal) && !call.Contains("MAP_ANONYMOUS", StringComparison.Ordinal));
        Assert.Single(calls, call => call.Contains("clone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_not_judged_touches_no_more_pages_than_it_did() => AssertTouches(MaxFaults, await PageFaults(OtherEvent));

    [Fact]
    public async Task A_call_that_is_judged_by_the_packs_touches_no_more_pages_than_it_did() =>
        AssertTouches(MaxFaultsJudged, await PageFaults(HookCalls.Harmless(_home.Project)));

    private static void AssertTouches((int Ordered, int Unordered) most, int faults)
    {
        var limit = File.Exists(Path.Combine(Checkout.Root, "artifacts", "hook-order.txt")) ? most.Ordered : most.Unordered;
        Assert.True(faults <= limit, $"{faults} page faults, of {limit}");
    }

    private async Task<int> PageFaults(string call)
    {
        const string Script = """
            import os
            def faults():
                call = (os.POSIX_SPAWN_OPEN, 0, os.environ["CALL"], os.O_RDONLY, 0)
                hook = os.posix_spawn(os.environ["SSG"], ["ssg", "hook", "claude-code"], os.environ, file_actions=[call])
                _, status, usage = os.wait4(hook, 0)
                assert status == 0
                return usage.ru_minflt + usage.ru_majflt
            print(min(faults() for _ in range(30)))
            """;
        var result = await _home.Bash($"exec python3 -c '{Script}'", call);

        Assert.True(result.ExitCode == 0, result.Error);
        return int.Parse(result.Out, CultureInfo.InvariantCulture);
    }

    private async Task<List<string>> FilesTouched(string call)
    {
        var files = new List<string>();
        foreach (var line in await Trace("%file", call))
        {
            var quote = line.IndexOf('"', StringComparison.Ordinal);
            if (quote >= 0 && !line.Contains("execve(", StringComparison.Ordinal)) files.Add(line[(quote + 1)..line.IndexOf('"', quote + 1)]);
        }

        return files;
    }

    private async Task<List<string>> Trace(string calls, string call)
    {
        var result = await _home.Bash($"exec strace -f -qq -s 4096 -e trace={calls} -o trace \"$SSG\" hook claude-code <\"$CALL\"", call);

        Assert.True(result.ExitCode == 0, result.Error);
        return [.. (await File.ReadAllLinesAsync(_home["project/trace"])).Where(line => !line.Contains("resumed>", StringComparison.Ordinal))];
    }
}
