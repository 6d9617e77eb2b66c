using SigmaShake.Platform.Keys;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Keys;

public sealed class MasterKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_for_its_owner_alone()
    {
        using (MasterKey.ReadOrCreate(_folder["k"]))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["k"]));
        }

        var text = File.ReadAllText(_folder["k"]);
        using (MasterKey.ReadOrCreate(_folder["k"])) Assert.Equal(text, File.ReadAllText(_folder["k"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void What_is_no_key_is_refused_and_left_alone(string text)
    {
        _folder.Write("k", text);
        File.SetUnixFileMode(_folder["k"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var problem = Assert.Throws<PlatformException>(() => MasterKey.ReadOrCreate(_folder["k"]));

        Assert.Contains("holds no master key; it is 64 hexadecimal digits", problem.Message);
        Assert.Equal(text, File.ReadAllText(_folder["k"]));
    }

    [Fact]
    public void One_that_others_may_read_is_refused()
    {
        MasterKey.ReadOrCreate(_folder["k"]).Dispose();
        File.SetUnixFileMode(_folder["k"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.EndsWith("others may read it; chmod 600", Assert.Throws<PlatformException>(() => MasterKey.ReadOrCreate(_folder["k"])).Message);
    }
}
