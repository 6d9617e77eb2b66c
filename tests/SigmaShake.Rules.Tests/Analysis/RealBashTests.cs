namespace SigmaShake.Rules.Tests.Analysis;

/// <summary>Scripts of which the real bash says what they run. No machine has a program <c>zap</c>: whatever finds it, finds the one that only writes down its words.</summary>
public sealed class RealBashTests : IDisposable
{
    private readonly RecordedRun _run = new("zap", "cleanup");

    // Each runs `zap -rf /x`.
    public static TheoryData<string> Runs =>
    [
        // Declarations.
        "T=zap; declare -n R=T; \"$R\" -rf /x", "declare -n R=T; R=zap; $T -rf /x", "declare -l X=ZAP; $X -rf /x", "declare -l X; X=ZAP; $X -rf /x", "typeset -u X=/x; declare -l Y=$X; zap -rf $Y",
        "declare \"X=zap\"; $X -rf /x", "Y=zap; export \"X=$Y\"; $X -rf /x", "f() { zap -rf /x; }; export -f f; bash -c f", "f() { zap -rf /x; }; declare -fx f; bash -c 'bash -c f'",
        "X=a; true && X=zap || X=b; \"$X\" -rf /x",

        // Descriptors.
        "exec 3<<<'zap -rf /x'; bash <&3", "exec {fd}<<<'zap -rf /x'; mapfile -tu\"$fd\" rows; eval \"${rows[0]}\"", "exec {fd}<<<'zap -rf /x'; read -ru $fd row; $row",
        "exec 3>x.sh; echo 'zap -rf /x' >&3; exec 3>&-; bash x.sh", "exec 3<<<'zap -rf /x' 4<&3; sh <&4", "bash /dev/fd/3 3<<< 'zap -rf /x'", ". /dev/fd/3 3<<< 'zap -rf /x'",
        "source /dev/stdin <<< 'zap -rf /x'", "echo 'zap -rf /x' > >(sh); wait", "exec 3> >(sh); echo 'zap -rf /x' >&3; exec 3>&-; wait $!",
        "read -ra a <<< 'zap -rf /x'; \"${a[@]}\"", "mapfile -t <<< 'zap -rf /x'; eval \"${MAPFILE[0]}\"", "echo 'zap -rf /x' > a; dd if=a of=b 2>/dev/null; sh b",

        // Words that xargs puts in.
        "echo /x | xargs -i zap -rf {}", "echo /x | xargs --replace zap -rf {}", "echo \"'zap' -rf /x\" | xargs env", "printf 'a\\n/x\\n' | xargs -I{} sh -c 'zap -rf {}'",
        "printf '/x' | xargs -0 zap -rf", "printf 'zap,-rf,/x' | xargs -d, env", "echo '-rf /x' > l; xargs -a l zap", "printf '/x' | xargs -r zap -rf",

        // The environment.
        "env X=zap sh -c '$X -rf /x'", "export X=zap; bash -c '$X -rf /x'", "env - PATH=\"$PATH\" zap -rf /x", "env -i PATH=\"$PATH\" A=b zap -rf /x", "command -p -- env zap -rf /x", "X=/x; env -u Y zap -rf $X",

        // Functions and aliases.
        "f() { \"$@\"; }; f f f zap -rf /x", "command_not_found_handle() { zap -rf /x; }; missing-program", "shopt -s expand_aliases\nalias e='env '\nalias wipe='zap -rf'\ne wipe /x",
        "shopt -s expand_aliases\nalias a=b\nalias b='zap -rf /x'\na",
    ];

    // Each looks like it, and does not.
    public static TheoryData<string> Spares =>
    [
        "f() { zap -rf /x; }; sh -c f", "f() { zap -rf /x; }; X=1 time f", "f() { zap -rf /x; }; echo | xargs f", "f() { zap -rf /x; }; env f", "f() { zap -rf /x; }; command f", "cleanup() { zap -rf /x; }; nohup cleanup",
        "export X=zap; env -i bash -c '\"$X\" -rf /x'", "export X=zap; env -u X bash -c '\"$X\" -rf /x'", "printf '' | xargs -r zap -rf /x", "printf '' | xargs -I{} zap -rf /x", "command -v zap", "type zap", "zap() { echo; }; zap -rf /x",
        "declare -u X=zap; \"$X\" -rf /x", "echo 'zap -rf /x' > a; unlink a; sh a",
    ];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task What_bash_runs_is_found(string script)
    {
        Assert.Contains("zap -rf /x", (await _run.CommandsOfAsync(script)).Select(command => command.Replace("bin/", "", StringComparison.Ordinal)));
        Assert.Contains("zap -rf /x", Analysed.Commands(script));
    }

    [Theory]
    [MemberData(nameof(Spares))]
    public async Task What_bash_does_not_run_is_not_found(string script)
    {
        Assert.DoesNotContain("zap -rf /x", await _run.CommandsOfAsync(script));
        Assert.DoesNotContain("zap -rf /x", Analysed.Commands(script));
    }

    public void Dispose() => _run.Dispose();
}
