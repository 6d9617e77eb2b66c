using System.Net;
using SigmaShake.Net.Http;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Net.Webhooks;

namespace SigmaShake.Net.Tests.Webhooks;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("https://hooks.example.com/a?b=c", true)]
    [InlineData("http://localhost:8080/x", true)]
    [InlineData("http://127.0.0.1/x", true)]
    [InlineData("http://[::1]:9/x", true)]
    [InlineData("http://hooks.example.com/a", false)]
    [InlineData("http://127.0.0.1.example.com/a", false)]
    [InlineData("https://user:pass@hooks.example.com/a", false)]
    [InlineData("ftp://localhost/a", false)]
    [InlineData("hooks.example.com", false)]
    public void Only_what_is_encrypted_or_on_this_machine_is_sent_to(string text, bool isTaken)
    {
        var address = WebhookAddress.Parse(text, out var problem);

        Assert.Equal(isTaken, address is not null);
        Assert.Equal(isTaken, problem.Length == 0);
        Assert.DoesNotContain("/a", $"{address}{problem}".Replace("https://", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.7", false, true)]
    [InlineData("10.0.0.1", false, true)]
    [InlineData("192.168.1.1", false, true)]
    [InlineData("2001:db8::1", false, true)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("::1", true, true)]
    [InlineData("127.0.0.1", false, false)]
    [InlineData("127.8.8.8", false, false)]
    [InlineData("::1", false, false)]
    [InlineData("::ffff:127.0.0.1", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("::169.254.169.254", false, false)]
    [InlineData("64:ff9b::169.254.169.254", false, false)]
    [InlineData("64:ff9b:1::127.0.0.1", false, false)]
    [InlineData("2002:a9fe:a9fe::1", false, false)]
    [InlineData("64:ff9b::203.0.113.7", false, true)]
    [InlineData("fe80::1", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("fd00:ec2::23", false, false)]
    [InlineData("fd20:ce::254", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("255.255.255.255", false, false)]
    [InlineData("ff02::1", false, false)]
    [InlineData("10.0.0.1", true, false)]
    public void A_name_does_not_lead_where_no_receiver_is(string address, bool isThisMachine, bool isAllowed) =>
        Assert.Equal(isAllowed, AddressGuard.Refusal(IPAddress.Parse(address), isThisMachine) is null);

    [Fact]
    public void What_no_proxy_names_is_looked_at_as_without_a_proxy()
    {
        var proxy = new WebProxy("http://127.0.0.1:7777", BypassOnLocal: false, ["169\\.254\\.169\\.254"]);

        Assert.True(AddressGuard.IsProxied(new Uri("https://hooks.example.com/x"), proxy));
        Assert.False(AddressGuard.IsProxied(new Uri("https://169.254.169.254/x"), proxy));
    }

    [Fact]
    public async Task A_connection_asks_the_guard()
    {
        using var connection = new ServerConnection(new ServerAddress(new Uri("http://169.254.169.254/")), null, AddressGuard.ConnectAsync);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://169.254.169.254/latest");

        var reply = await connection.SendAsync(request, 100, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Contains("where nobody's receiver is", reply.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_redirect_is_followed_and_no_endless_answer_read()
    {
        await using var receiver = await Receiver.StartAsync();
        using var home = new FleetHome();
        var file = new Net.Outbox.OutboxFile(home.State);
        file.MakeFolder();
        var sender = new WebhookSender(new WebhookSecret(file.Folder), TimeProvider.System);
        var address = WebhookAddress.Parse($"{receiver.Address}/first", out _)!;

        receiver.AnswerWith(307, ("Location", "/second"));
        Assert.Equal(307, (await sender.SendAsync(address, "msg_1", "{}"u8.ToArray(), TestContext.Current.CancellationToken)).Status);
        Assert.Equal("/first", Assert.Single(receiver.Messages).Path);

        receiver.Answer = async context => await context.Response.Body.WriteAsync(new byte[1 << 20], context.RequestAborted);
        Assert.Contains("which are not read", (await sender.SendAsync(address, "msg_1", "{}"u8.ToArray(), TestContext.Current.CancellationToken)).Failure, StringComparison.Ordinal);
    }
}
