namespace SigmaShake.Cli.Tests.Hook;

/// <summary>A call that needs a person, told by a real notification daemon on a desktop without a screen.</summary>
public sealed class DesktopNotificationTests : IDisposable
{
    // Prints what the daemon shows once it has been told, and ends what it has started.
    private const string OnDesktop = """
        exec dbus-run-session -- sh -c '
          ask() { dbus-send --session --print-reply --dest=org.freedesktop.Notifications /org/freedesktop/Notifications "$@" 2>/dev/null; }
          shown() { ask org.freedesktop.DBus.Properties.Get string:org.dunstproject.cmd0 string:displayedLength; }
          until_so() { for i in $(seq 400); do "$@" && return; sleep 0.05; done; echo "not within 20 s: $*" >&2; }
          has_display() { [ -s "$HOME/display" ]; }
          answers() { shown >"$HOME/shown"; }
          shows() { shown | grep -q "uint32 1$"; }
          Xvfb -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$HOME/display" >/dev/null 2>&1 & screen=$!
          until_so has_display
          export DISPLAY=:$(cat "$HOME/display")
          dunst -conf /dev/null >/dev/null 2>&1 & daemon=$!
          until_so answers
          "$SSG" hook codex <"$CALL" >"$HOME/answer" 2>&1; status=$?
          until_so shows
          ask org.dunstproject.cmd0.NotificationCloseAll >/dev/null
          ask org.dunstproject.cmd0.NotificationListHistory
          kill $daemon $screen
          wait
          exit $status'
        """;

    private static readonly string[] Needed = ["notify-send", "dunst", "Xvfb", "dbus-run-session", "dbus-send"];

    private readonly AskingHome _asking = new();

    public void Dispose() => _asking.Dispose();

    [Fact]
    public async Task The_desktop_shows_who_asks_for_what_and_not_the_call()
    {
        foreach (var program in Needed) Assert.SkipUnless(File.Exists($"/usr/bin/{program}"), $"needs `{program}`; `eng/prerequisites test` installs it");

        var result = await _asking.Home.Bash(OnDesktop, HookCalls.Bash("deploy 'a secret'", _asking.Home.Project));

        Assert.True(result.ExitCode == 2, $"{result.Out}\n{result.Error}");
        Assert.Contains("string \"An agent asks\"", result.Out);
        Assert.Contains("string \"codex wants to use Bash, and user/deploys asks. Answer with ssg approve, or on the dashboard.\"", result.Out);
        Assert.Contains("string \"ssg\"", result.Out);
        Assert.DoesNotContain("a secret", result.Out);
    }
}
