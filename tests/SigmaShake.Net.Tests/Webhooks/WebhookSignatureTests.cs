using System.Text;
using SigmaShake.Cli.State;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Net.Webhooks;

namespace SigmaShake.Net.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    /// <summary>The vector that the specification's own libraries are tested with.</summary>
    [Fact]
    public void The_published_vector_is_signed_as_published()
    {
        var key = WebhookSecret.KeyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;

        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Of(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("{\"test\": 2432232314}")));
    }

    [Fact]
    public void A_secret_is_made_once_for_its_owner_alone()
    {
        using var home = new FleetHome();
        var file = new OutboxFile(home.State);
        file.MakeFolder();
        var secret = new WebhookSecret(file.Folder).Text();

        Assert.Equal(secret, new WebhookSecret(file.Folder).Text());
        Assert.Equal(32, WebhookSecret.KeyOf(secret)!.Length);
        var path = Path.Combine(file.Folder, "secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("may be read by others", Assert.Throws<StateException>(() => new WebhookSecret(file.Folder).Text()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_AAAA")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!")]
    public void What_is_no_secret_signs_nothing(string text) => Assert.Null(WebhookSecret.KeyOf(text));

    [Fact]
    public async Task An_agent_does_not_get_the_secret()
    {
        using var home = new FleetHome();
        Assert.Equal(0, await home.RunAsync("outbox", "secret"));
        Assert.StartsWith("whsec_", home.Output);

        home.HasTerminal = false;
        Assert.Equal(2, await home.RunAsync("outbox", "secret"));
        Assert.DoesNotContain("whsec_", home.Output + home.Error, StringComparison.Ordinal);
    }
}
