using SigmaShake.Cli.State;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Credentials;

public sealed class CredentialFileTests
{
    private static readonly Credential Ada = new("https://a.example.com", "ssg_pat_1", "acme", "ada", 5);

    [Fact]
    public void A_credential_is_kept_for_its_server_and_nobody_else_can_read_it()
    {
        using var home = new FleetHome();
        var file = new CredentialFile(home.State);
        file.Keep(Ada);
        file.Keep(new Credential("https://b.example.com", "ssg_pat_2", "acme", "ada", 6));
        file.Keep(Ada with { Token = "ssg_pat_3" });

        Assert.Equal("ssg_pat_3", file.Find(Ada.Server)!.Token);
        Assert.Equal("ssg_pat_2", file.Find("https://b.example.com")!.Token);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home.State.Path, "credentials.json")));
        Assert.DoesNotContain("ssg_pat_3", Ada.ToString());

        file.Remove(Ada.Server);
        Assert.Null(file.Find(Ada.Server));
        Assert.NotNull(file.Find("https://b.example.com"));
    }

    [Fact]
    public void A_file_that_others_can_read_or_that_is_damaged_is_refused()
    {
        using var home = new FleetHome();
        var file = new CredentialFile(home.State);
        file.Keep(Ada);
        var path = Path.Combine(home.State.Path, "credentials.json");

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("others can read", Assert.Throws<StateException>(() => file.Find(Ada.Server)).Message);

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(path, """{"v":1,"servers":[{"server":"https://a.example.com","token":"two words","organisation":"acme","person":"","expires_ms":0}]}""");
        Assert.Contains("is not what signing in has written", Assert.Throws<StateException>(() => file.Find(Ada.Server)).Message);
    }
}
