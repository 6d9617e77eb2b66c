using System.Net;
using System.Net.Sockets;
using SigmaShake.Cli.Tests.Terminals;
using SigmaShake.Net.Serving;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Serving;

public sealed class ServeCommandTests
{
    private static readonly LocalAddress Address = new(5599);

    [Fact]
    public async Task A_link_loosens_only_if_a_person_had_it_made()
    {
        using var home = new FleetHome();
        using var running = RunningDashboard.TryBegin(home.State)!;
        running.Tell(Address);

        Assert.Equal(0, await home.RunAsync("serve", "--link"));
        Assert.StartsWith("http://127.0.0.1:5599/sign-in/", home.Output);
        Assert.True(SignInLink.Use(home.State, SecretIn(home.Output), home.Clock));

        home.HasTerminal = false;
        Assert.Equal(0, await home.RunAsync("serve", "--link"));
        Assert.Contains("loosen nothing, because it is not typed at a terminal", home.Error);
        Assert.False(SignInLink.Use(home.State, SecretIn(home.Output), home.Clock));

        using var agent = MadeUpProcesses.Chain("systemd", "ssg-net", "bash", "claude", "bash", "login");
        (home.HasTerminal, home.Above) = (true, agent);
        Assert.Equal(0, await home.RunAsync("serve", "--link"));
        Assert.False(SignInLink.Use(home.State, SecretIn(home.Output), home.Clock));
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old()
    {
        using var home = new FleetHome();
        using var running = RunningDashboard.TryBegin(home.State)!;
        running.Tell(Address);
        await home.RunAsync("serve", "--link");
        var first = SecretIn(home.Output);
        await home.RunAsync("serve", "--link");

        Assert.Null(SignInLink.Use(home.State, first, home.Clock));
        Assert.NotNull(SignInLink.Use(home.State, SecretIn(home.Output), home.Clock));
    }

    [Fact]
    public async Task One_dashboard_runs_at_a_time_and_without_one_there_is_no_link()
    {
        using var home = new FleetHome();
        Assert.Equal(1, await home.RunAsync("serve", "--link"));
        Assert.Contains("no dashboard is running; `ssg serve` starts one", home.Error);

        using (RunningDashboard.TryBegin(home.State))
        {
            Assert.Equal(1, await home.RunAsync("serve"));
            Assert.Contains("the dashboard is running already, and carries out neither RUN nor WEBHOOK; `ssg serve --link` prints a new link to it", home.Error);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_or_none_is_said()
    {
        using var home = new FleetHome();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.Equal(1, await home.RunAsync("serve", "--port", $"{port}"));
        Assert.Contains($"port {port} of 127.0.0.1 is taken by another program; `--port` names another", home.Error);
        Assert.Equal(2, await home.RunAsync("serve", "--port", "70000"));
    }

    private static string SecretIn(string output) => output.Trim()[(output.LastIndexOf('/') + 1)..];
}
