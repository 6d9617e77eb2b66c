using SigmaShake.Signing.Tests.Tuf.Support;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The case of <c>test_quoting_issues.py</c> of theupdateframework/tuf-conformance, by its name there.</summary>
public sealed class QuotingTests
{
    [Theory]
    [InlineData("?", "%3F")]
    [InlineData("#", "%23")]
    [InlineData("/delegatedrole", "%2Fdelegatedrole")]
    [InlineData("../delegatedrole", "..%2Fdelegatedrole")]
    public void test_unusual_role_name(string role, string quoted)
    {
        var repository = new RepositorySimulator();
        var client = new ClientRunner(repository);
        repository.AddDelegation(Targets, role, ["*"]);
        repository.Publish(role, Targets, Snapshot, Timestamp);

        Assert.False(client.Download("nonexistent target"));
        Assert.Contains((quoted, 1), repository.MetadataRequests);
        Assert.Equal(5, client.TrustedRoles.Count());
    }
}
