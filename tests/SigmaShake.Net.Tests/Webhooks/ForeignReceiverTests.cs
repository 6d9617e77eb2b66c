using System.Globalization;
using System.Text;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Net.Webhooks;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Webhooks;

/// <summary>npm's <c>standardwebhooks</c>, the specification's own library, verifies what ours sends.</summary>
public sealed class ForeignReceiverTests
{
    private const string Verify = """
        const { Webhook } = require("standardwebhooks");
        const { secret, id, seconds, signature, body } = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const headers = { "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": signature };
        const text = Buffer.from(body, "base64").toString("utf8");
        try { process.stdout.write(JSON.stringify(new Webhook(secret).verify(text, headers))); } catch (e) { process.stdout.write("refused: " + e.message); }
        """;

    [StandardWebhooksFact]
    public async Task The_library_takes_what_is_sent_and_nothing_that_was_changed()
    {
        await using var receiver = await Receiver.StartAsync();
        using var home = new FleetHome();
        var file = new OutboxFile(home.State);
        file.MakeFolder();
        var secret = new WebhookSecret(file.Folder);
        var body = Encoding.UTF8.GetBytes("{\"type\":\"call.judged\",\"data\":{\"call\":{\"input\":\"é\\u2028\"}}}");
        Assert.True((await new WebhookSender(secret, TimeProvider.System).SendAsync(WebhookAddress.Parse(receiver.Address, out _)!, "msg_1", body, TestContext.Current.CancellationToken)).IsSuccess);
        var message = Assert.Single(receiver.Messages);

        Assert.StartsWith("{\"type\":\"call.judged\"", await VerifyAsync(secret.Text(), message), StringComparison.Ordinal);
        Assert.StartsWith("refused", await VerifyAsync(secret.Text(), message with { Body = [.. message.Body, (byte)' '] }), StringComparison.Ordinal);
        Assert.StartsWith("refused", await VerifyAsync(secret.Text(), message with { Id = "msg_2" }), StringComparison.Ordinal);
        Assert.StartsWith("refused", await VerifyAsync(secret.Text(), message with { Seconds = message.Seconds + 1 }), StringComparison.Ordinal);
        Assert.StartsWith("refused", await VerifyAsync("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", message), StringComparison.Ordinal);
    }

    private static async Task<string> VerifyAsync(string secret, ReceivedMessage message)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
        {
            secret, id = message.Id, seconds = message.Seconds.ToString(CultureInfo.InvariantCulture), signature = message.Signature, body = Convert.ToBase64String(message.Body),
        });
        var run = await ChildProcess.RunAsync("node", ["-e", Verify], input, StandardWebhooksFactAttribute.Folder);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Out;
    }
}
