using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_file_download.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
public sealed class FileDownloadTests
{
    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public FileDownloadTests() => _client = new ClientRunner(_repository);

    [Theory]
    [InlineData("target_file.txt")]
    public void test_client_downloads_expected_file(string path)
    {
        _repository.AddArtifact(Targets, "target file contents", path);
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());
        Assert.Empty(_client.Downloads);
        Assert.True(_client.Download(path));
        Assert.Equal("target file contents", _client.Downloads[path]);
    }

    [Fact]
    public void test_client_downloads_expected_file_in_sub_dir()
    {
        test_client_downloads_expected_file("path/to/a/target_file.txt");
        Assert.Matches("^path/to/a/[0-9a-f]{64}\\.target_file\\.txt$", Assert.Single(_repository.TargetRequests));
    }

    [Fact]
    public void test_repository_substitutes_target_file()
    {
        _repository.AddArtifact(Targets, "target file contents", "target_file.txt");
        _repository.AddArtifact(Targets, "content", "another_target_file.txt");
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Download("target_file.txt"));

        _repository.Artifacts["target_file.txt"] = "malicious data - not "u8.ToArray();
        _repository.Artifacts["another_target_file.txt"] = "c0ntent"u8.ToArray();
        Assert.False(_client.Download("target_file.txt"));
        Assert.False(_client.Download("another_target_file.txt"));
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
        Assert.Equal(["target file contents"], _client.Downloads.Values);
    }

    [Fact]
    public void test_multiple_changes_to_target()
    {
        _repository.AddArtifact(Targets, "target file contents", "target_file.txt");
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Download("target_file.txt"));
        for (var i = 0; i <= 10; i++)
        {
            _repository.AddArtifact(Targets, $"modified file contents {i}", "target_file.txt");
            _repository.AddArtifact(Targets, $"new file contents {i}", $"new-target-{i}");
            _repository.Publish(Targets, Snapshot, Timestamp);
            if (i % 5 != 0) continue;

            Assert.True(_client.Download("target_file.txt"));
            Assert.True(_client.Download($"new-target-{i}"));
            Assert.Equal($"modified file contents {i}", _client.Downloads["target_file.txt"]);
            Assert.Equal($"new file contents {i}", _client.Downloads[$"new-target-{i}"]);

            _repository.Artifacts["target_file.txt"] = "malicious contents"u8.ToArray();
            _repository.Publish(Targets, Snapshot, Timestamp);
            Assert.False(_client.Download("target_file.txt"));
            Assert.Equal($"modified file contents {i}", _client.Downloads["target_file.txt"]);
        }
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("sha512")]
    [InlineData("sha256", "sha512")]
    public void test_download_with_hash_algorithms(params string[] algorithms)
    {
        _repository.AddArtifact(Targets, "target file contents", "target_file.txt", algorithms);
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Download("target_file.txt"));
        var hash = _repository.Signed[Targets]["targets"]!["target_file.txt"]!["hashes"]![algorithms[0]]!.GetValue<string>();
        Assert.Equal([$"{hash}.target_file.txt"], _repository.TargetRequests);
        Assert.Equal("target file contents", _client.Downloads["target_file.txt"]);
    }

    [Fact]
    public void test_download_with_unknown_hash_algorithm()
    {
        _repository.AddArtifact(Targets, "target file contents", "target_file.txt", "unknown-hash");
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(_client.Download("target_file.txt"));
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
        Assert.Empty(_client.Downloads);
    }
}
