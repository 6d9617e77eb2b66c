using System.Text;
using SigmaShake.Signing.Tests.Tuf.Support;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_updater_key_rotations.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
/// <remarks>A version is written as its keys, its threshold, and who signs it: <c>012/2/01</c>.</remarks>
public sealed class KeyRotationTests
{
    private static readonly TestKey[] Keys = [.. Enumerable.Range(0, 10).Select(_ => TestKey.Ed25519())];

    [Theory]
    [InlineData("1-of-1-key-rotation", true, "1/1/1", "2/1/21", "2/1/2")]
    [InlineData("1-of-1-key-rotation-unused-signatures", true, "1/1/314", "2/1/3214", "2/1/324")]
    [InlineData("3-of-5-sign-with-different-keycombos", true, "01234/3/024", "01234/3/041", "01234/3/013", "01234/3/013")]
    [InlineData("3-of-5-one-key-rotated", true, "01234/3/024", "01345/3/041")]
    [InlineData("3-of-5-one-key-rotated-with-intermediate-step", true, "01234/3/024", "01345/3/0245", "01345/3/045")]
    [InlineData("3-of-5-all-keys-rotated-with-intermediate-step", true, "01234/3/024", "56789/3/024567", "56789/3/567")]
    [InlineData("1-of-3-threshold-increase-to-2-of-3", true, "123/1/1", "123/2/12")]
    [InlineData("2-of-3-threshold-decrease-to-1-of-3", true, "123/2/12", "123/1/12", "123/1/1")]
    [InlineData("1-of-2-threshold-increase-to-2-of-2", true, "1/1/1", "12/2/12")]
    [InlineData("1-of-1-key-rotation-fail-not-signed-with-old-key", false, "1/1/1", "2/1/234")]
    [InlineData("1-of-1-key-rotation-fail-not-signed-with-new-key", false, "1/1/1", "2/1/134")]
    [InlineData("3-of-5-one-key-rotate-fails-not-signed-with-3-new-keys", false, "01234/3/024", "01345/3/024")]
    [InlineData("3-of-5-one-key-rotate-fails-not-signed-with-3-old-keys", false, "01234/3/024", "01345/3/045")]
    [InlineData("1-of-3-threshold-bump-to-2-of-3-fails-new-threshold-not-reached", false, "123/1/1", "123/2/2")]
    [InlineData("2-of-3-threshold-decr-to-1-of-3-fails-old-threshold-not-eached", false, "123/2/12", "123/1/1")]
    public void test_root_rotation(string name, bool succeeds, params string[] versions)
    {
        var repository = new RepositorySimulator();
        repository.Published.Remove(Root);
        foreach (var version in versions)
        {
            Set(repository, Root, version);
            repository.Publish(Root);
        }

        var client = new ClientRunner(repository);
        Assert.True(client.Refresh() == succeeds, $"{name}: {client.Error}");
        var expected = repository.Published[Root][succeeds ? ^1 : ^2];
        if (versions.Length > 2 || succeeds) Assert.Equal(Encoding.UTF8.GetString(expected), client.Content(Root));
        else Assert.Equal(1, client.Version(Root));
    }

    [Theory]
    [InlineData("1-of-1-key-rotation", true, "2/1/2")]
    [InlineData("1-of-1-key-rotation-unused-signatures", true, "1/1/314")]
    [InlineData("1-of-1-key-rotation-fail-not-signed-with-new-key", false, "2/1/134")]
    [InlineData("3-of-5-one-key-signature-wrong-not-signed-with-3-expected-keys", false, "01345/3/024")]
    [InlineData("2-of-5-one-key-signature-mising-threshold-not-reached", false, "01345/3/04")]
    [InlineData("3-of-5-sign-first-combo", true, "01234/3/024")]
    [InlineData("3-of-5-sign-second-combo", true, "01234/3/041")]
    [InlineData("3-of-5-sign-third-combo", true, "01234/3/013")]
    [InlineData("3-of-5-sign-fourth-combo", true, "01234/3/123")]
    [InlineData("3-of-5-sign-fifth-combo", true, "01234/3/234")]
    public void test_non_root_rotations(string name, bool succeeds, string version)
    {
        var repository = new RepositorySimulator();
        var client = new ClientRunner(repository);
        foreach (var role in new[] { Timestamp, Snapshot, Targets })
        {
            Set(repository, role, version);
            repository.Publish(Root, Targets, Snapshot, Timestamp);
            Assert.True(client.Refresh() == succeeds, $"{name}, {role}: {client.Error}");
            if (succeeds) Assert.Equal(Encoding.UTF8.GetString(repository.Published[role][^1]), client.Content(role));
        }
    }

    private static void Set(RepositorySimulator repository, string role, string version)
    {
        var parts = version.Split('/');
        repository.RemoveKeys(role);
        repository.Role(role)["threshold"] = int.Parse(parts[1]);
        foreach (var key in parts[0]) repository.Trust(role, Keys[key - '0']);
        foreach (var key in parts[2]) repository.AddSigner(role, Keys[key - '0']);
    }
}
