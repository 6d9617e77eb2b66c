using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_updater_delegation_graphs.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
/// <remarks>A graph is written as its edges: <c>targets-A</c>, <c>A-C!</c> for a terminating one, <c>A-C:*.py</c> for other paths than all.</remarks>
public sealed class DelegationGraphTests
{
    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public DelegationGraphTests() => _client = new ClientRunner(_repository);

    [Theory]
    [InlineData("basic-delegation", "targets-A", "A")]
    [InlineData("single-level-delegations", "targets-A targets-B", "AB")]
    [InlineData("two-level-delegations", "targets-A targets-B B-C", "ABC")]
    [InlineData("two-level-test-DFS-order-of-traversal", "targets-A targets-B A-C A-D", "ACDB")]
    [InlineData("three-level-delegation-test-DFS-order-of-traversal", "targets-A targets-B A-C C-D", "ACDB")]
    [InlineData("two-level-terminating-ignores-all-but-roles-descendants", "targets-A targets-B A-C! A-D", "AC")]
    [InlineData("three-level-terminating-ignores-all-but-roles-descendants", "targets-A targets-B A-C! C-D", "ACD")]
    [InlineData("two-level-ignores-all-branches-not-matching-paths", "targets-A:*.py targets-B A-C", "B")]
    [InlineData("three-level-ignores-all-branches-not-matching-paths", "targets-A targets-B A-C:*.py C-D", "AB")]
    [InlineData("cyclic-graph", "targets-A targets-B B-C C-D D-B", "ABCD")]
    [InlineData("two-roles-delegating-to-a-third", "targets-A targets-B B-C A-C", "ACB")]
    [InlineData("two-roles-delegating-to-a-third-different-paths", "targets-A targets-B B-C A-C:*.py", "ABC")]
    public void test_graph_traversal(string name, string edges, string visited)
    {
        Delegate(edges);
        Assert.False(_client.Download("missingpath"));
        Assert.Equal(TufProblem.NotFound, _client.Error?.Problem);
        Assert.True(visited == Visited(), name);
    }

    [Theory]
    [InlineData("no delegations", "targetfile", true, "")]
    [InlineData("targetpath matches wildcard", "README.md", true, "A")]
    [InlineData("targetpath with separators x", "releases/x/x_v1", true, "BC")]
    [InlineData("targetpath with separators y", "releases/y/y_v1.zip", true, "BD")]
    [InlineData("targetpath is not delegated by all roles in the chain", "releases/z/z_v1.zip", false, "B")]
    [InlineData("wildcard does not match path separator", "releases/README.md", false, "")]
    [InlineData("targetpath matches question mark wildcard", "foo-1.tgz", true, "A")]
    [InlineData("targetpath does not match question mark wildcard", "foo-alpha.tgz", false, "")]
    [InlineData("targetpath matching is case sensitive", "README.MD", false, "")]
    public void test_targetfile_search(string name, string path, bool isFound, string visited)
    {
        _repository.AddDelegation(Targets, "A", ["*.doc", "*.md", "foo-?.tgz"]);
        _repository.AddDelegation(Targets, "B", ["releases/*/*"]);
        _repository.AddDelegation("B", "C", ["releases/x/*"]);
        _repository.AddDelegation("B", "D", ["releases/y/*.zip"]);
        _repository.AddArtifact(Targets, "targetfile content", "targetfile");
        _repository.AddArtifact("A", "README by A", "README.md");
        _repository.AddArtifact("A", "nested README by A", "releases/README.md");
        _repository.AddArtifact("A", "foo 1", "foo-1.tgz");
        _repository.AddArtifact("A", "foo alpha", "foo-alpha.tgz");
        _repository.AddArtifact("C", "x release by C", "releases/x/x_v1");
        _repository.AddArtifact("D", "y release by D", "releases/y/y_v1.zip");
        _repository.AddArtifact("D", "z release by D", "releases/z/z_v1.zip");
        _repository.Publish("A", "B", "C", "D", Targets, Snapshot, Timestamp);

        Assert.True(_client.Download(path) == isFound, name);
        Assert.Equal(visited, Visited());
        Assert.Equal(isFound ? 1 : 0, _client.Downloads.Count);
    }

    [Fact]
    public void test_cached_role_is_verified_against_current_delegator()
    {
        _repository.AddDelegation(Targets, "parent-a", ["team-a/*"]);
        _repository.AddDelegation(Targets, "parent-b", ["team-b/*"]);
        _repository.AddDelegation("parent-a", "release", ["team-a/*"]);
        var foreign = _repository.AddDelegation("parent-b", "release", ["team-b/*"]);
        _repository.Signers["release"].RemoveAll(key => key.Id == foreign.Id);
        _repository.AddArtifact("release", "trusted A", "team-a/trusted_root.json");
        _repository.AddArtifact("release", "malicious B", "team-b/trusted_root.json");
        _repository.Publish("release", "parent-a", "parent-b", Targets, Snapshot, Timestamp);

        // Both in one run: the role is there already when it is reached through the second one.
        Assert.False(_client.Download(["team-a/trusted_root.json", "team-b/trusted_root.json"]));
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.Equal(["trusted A"], _client.Downloads.Values);

        // And in another run, which has it on its disk.
        Assert.False(_client.Download("team-b/trusted_root.json"));
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.True(_client.Download("team-a/trusted_root.json"));
    }

    [Fact]
    public void test_delegation_not_in_snapshot()
    {
        _repository.AddDelegation(Targets, "delegated", ["delegatedpath/*"]);
        _repository.Publish("delegated", Targets);
        _repository.Meta(Snapshot).Remove("delegated.json");
        _repository.Publish(Snapshot, Timestamp);
        Assert.True(_client.Refresh());
        _repository.MetadataRequests.Clear();

        Assert.False(_client.Download("delegatedpath/foo"));
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
        Assert.Null(_client.Version("delegated"));
        Assert.Equal([(Root, 2), (Timestamp, null)], _repository.MetadataRequests);
    }

    private string Visited() => string.Concat(_repository.MetadataRequests.Skip(4).Select(request => request.Role));

    private void Delegate(string edges)
    {
        var roles = new HashSet<string>();
        foreach (var edge in edges.Split(' '))
        {
            var parts = edge.TrimEnd('!').Split('-', ':');
            _repository.AddDelegation(parts[0], parts[1], parts.Length > 2 ? [parts[2]] : ["*"], terminating: edge.EndsWith('!'));
            roles.Add(parts[1]);
        }

        _repository.Publish([.. roles, Targets, Snapshot, Timestamp]);
    }
}
