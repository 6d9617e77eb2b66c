using System.Diagnostics;
using System.Text;
using SigmaShake.Ledger.Redaction;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>Measures, so nothing else of this program runs meanwhile.</summary>
[CollectionDefinition(nameof(RedactorTimeTests), DisableParallelization = true)]
[Collection(nameof(RedactorTimeTests))]
public sealed class RedactorTimeTests
{
    /// <summary>Rows of beginnings that never become a secret: twice the text may not cost four times the work.</summary>
    [Theory]
    [InlineData("token=")]
    [InlineData("token=(")]
    [InlineData("token=\"")]
    [InlineData("password: ")]
    [InlineData("--password ")]
    [InlineData("eyJaaaaaaaaaa.")]
    [InlineData("eyJaaaaaaaaaa.eyJaaaaaaaaaa ")]
    [InlineData("a://")]
    [InlineData("://u:")]
    [InlineData("Authorization: ")]
    [InlineData("authorization\"")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----BEGIN PRIVATE KEY")]
    [InlineData("ghp_")]
    [InlineData("\\n")]
    [InlineData(" -")]
    [InlineData("token ")]
    [InlineData("'\"'token:")]
    [InlineData("x")]
    [InlineData("=")]
    [InlineData("\"=")]
    [InlineData("a =")]
    [InlineData("x=a")]
    [InlineData("token value=")]
    [InlineData("name: token\n\"value: ")]
    [InlineData("value:")]
    [InlineData("_sk-proj-")]
    [InlineData("glpat-")]
    [InlineData("-----BEGIN PRIVATE KEY-----[redacted")]
    [InlineData("Cookie: ")]
    [InlineData("\"cookie: a\" ")]
    [InlineData("Authorization: Digest ")]
    [InlineData("curl -u ")]
    [InlineData("mysql -p ")]
    [InlineData(" -pa")]
    [InlineData("aws_secret_access_key ")]
    [InlineData("k=aB3dE6gH9jK2mN5pQ8sT1vW4")]
    [InlineData("Mfffffffffffffffffffffff.ffffff.")]
    [InlineData("bearer ")]
    [InlineData("<password>(")]
    [InlineData("eyJaaaaaaaaaaaa..")]
    public void Time_is_linear_in_the_text(string piece)
    {
        var small = Cost(piece, 40_000);
        var large = Cost(piece, 640_000);
        // Sixteen times the text; quadratic work would be 256 times the time, and at that size seconds.
        Assert.True(large.TotalMilliseconds < 100 || large < small * 80, $"{small.TotalMilliseconds} ms grew to {large.TotalMilliseconds} ms");
    }

    private static TimeSpan Cost(string piece, int bytes)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, bytes / piece.Length)));
        var output = new CutText();
        using var process = Process.GetCurrentProcess();
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            output.Reset(int.MaxValue);
            process.Refresh();
            var before = process.TotalProcessorTime;
            Redactor.Redact(text, output);
            process.Refresh();
            var cost = process.TotalProcessorTime - before;
            if (cost < best) best = cost;
        }

        return best;
    }
}
