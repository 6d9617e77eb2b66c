using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Keys;

/// <summary>The master key comes from a file, a variable or a program, and is the same key.</summary>
public sealed class MasterKeySourceTests : IDisposable
{
    private const string Digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private readonly TemporaryFolder _folder = new();
    private readonly OrganisationId _organisation = OrganisationId.Create(DateTimeOffset.UnixEpoch);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void From_wherever_it_comes_it_is_the_same_key()
    {
        File.SetUnixFileMode(_folder.Write("k", Digits + "\n"), UnixFileMode.UserRead);
        const string Variable = "SSG_TEST_MASTER_KEY";
        Environment.SetEnvironmentVariable(Variable, Digits);
        using var inFile = MasterKey.Open(new MasterKeySource.InFile(_folder["k"]));
        using var inVariable = MasterKey.Open(new MasterKeySource.InVariable(Variable));
        using var fromCommand = MasterKey.Open(new MasterKeySource.FromCommand(["cat", _folder["k"]]));
        Environment.SetEnvironmentVariable(Variable, null);

        var wrapped = inFile.CreateDataKey(_organisation).Wrapped;

        Assert.NotNull(inVariable.Unwrap(_organisation, wrapped));
        Assert.NotNull(fromCommand.Unwrap(_organisation, wrapped));
        Assert.StartsWith($"there is no variable `{Variable}`", Assert.Throws<PlatformException>(() => MasterKey.Open(new MasterKeySource.InVariable(Variable))).Message);
    }

    [Theory]
    [InlineData("does not start", "/nowhere/vault")]
    [InlineData("ended with 3", "sh", "-c", "exit 3")]
    [InlineData("wrote more than a key", "head", "-c", "100000000", "/dev/zero")]
    [InlineData("what `echo` wrote holds no master key", "echo", "00")]
    public void A_program_that_gives_no_key_is_named_with_what_it_did(string problem, params string[] words) =>
        Assert.Contains(problem, Assert.Throws<PlatformException>(() => MasterKey.Open(new MasterKeySource.FromCommand(words))).Message);

    [Fact]
    public void Its_words_reach_it_as_they_are()
    {
        var marker = _folder["made"];

        Assert.Throws<PlatformException>(() => MasterKey.Open(new MasterKeySource.FromCommand(["echo", $"$(touch {marker})", "; touch", marker])));

        Assert.False(File.Exists(marker));
    }

    [Theory]
    [InlineData("sleep", "60")]
    [InlineData("sh", "-c", "exec >&-; sleep 60")]
    public void A_program_that_does_not_end_is_ended(params string[] words)
    {
        var problem = Assert.Throws<PlatformException>(() => KeyCommand.Run(words, TimeSpan.FromMilliseconds(300)));

        Assert.Contains("did not end within 0.3 s", problem.Message);
    }
}
