using System.Text.Json;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Outbox;

/// <summary>The published programs together: a call that the hook refuses, told and run by the dashboard.</summary>
public sealed class WholeOutboxTests
{
    [Fact]
    public async Task A_call_that_the_hook_refuses_is_told_and_runs_a_program()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var home = new OutboxHome();
        home.Rules($$"""
            rule no-deploy {
              DENY execution
              IF command INVOKES "make deploy"
              MESSAGE "Not from here."
              WEBHOOK "{{receiver.Address}}/told"
              RUN "sh" "-c" "cat >decision"
            }
            """);
        using var serving = await ServingProcess.StartAsync(home.Home.Home);
        var call = JsonSerializer.SerializeToUtf8Bytes(new { tool = "Bash", cwd = home.Home.Home, input = new { command = "make deploy" } });

        var hook = await ChildProcess.RunAsync(Checkout.Ssg, ["hook"], call, home.Home.Home, new Dictionary<string, string?> { ["HOME"] = home.Home.Home });
        await home.UntilOverAsync(2);

        Assert.Contains("no-deploy", hook.Out + hook.Error, StringComparison.Ordinal);
        var message = Assert.Single(receiver.Messages);
        Assert.True(message.IsSignedWith(home.Secret));
        Assert.Contains("\"decision\":\"block\"", message.Text, StringComparison.Ordinal);
        Assert.Equal(message.Text, await File.ReadAllTextAsync(Path.Combine(home.Home.Home, "decision"), TestContext.Current.CancellationToken));
        Assert.Empty(home.State.Failed);
    }
}
