using System.Diagnostics;
using System.Text;
using SigmaShake.Ledger.Redaction;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>Measures, so nothing else of this program runs meanwhile.</summary>
[CollectionDefinition(nameof(RedactorTimeTests), DisableParallelization = true)]
[Collection(nameof(RedactorTimeTests))]
public sealed class RedactorTimeTests(ITestOutputHelper log)
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
    [InlineData(" password '")]
    [InlineData("secret --value ")]
    [InlineData("\"--token\", ")]
    [InlineData("token: a a a a a = \"")]
    [InlineData("a a a a a a a a = '")]
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
    [InlineData("/token:")]
    [InlineData("?sig=$")]
    [InlineData(",Cookie:a ")]
    [InlineData(",Set-Cookie:a=b;")]
    [InlineData("/curl.-u")]
    [InlineData("/curl.-b")]
    [InlineData("/curl.-ua:b[")]
    [InlineData("'secret --from-literal'")]
    [InlineData("://hooks.slack.com/services/$")]
    [InlineData(">://u:")]
    [InlineData("\\\"token\\\":")]
    [InlineData("\\\\\\")]
    [InlineData("authorization:a1 ")]
    public void Time_is_linear_in_the_text(string piece)
    {
        var small = Cost(piece, 40_000);
        var large = Cost(piece, 640_000);
        // Sixteen times the text; quadratic work would be 256 times the time, and at that size seconds.
        Assert.True(large.TotalMilliseconds < 100 || large < small * 80, $"{small.TotalMilliseconds} ms grew to {large.TotalMilliseconds} ms");
    }

    /// <summary>A large file that is written waits for this. The least of many runs, for others run beside; a detector that looks at every byte takes longer.</summary>
    [Fact]
    public void A_source_file_of_100_KB_takes_less_than_half_a_millisecond()
    {
        var text = SourceText(100_000);
        var output = new CutText();
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < 1_000; i++)
        {
            output.Reset(8 * 1024);
            var before = Stopwatch.GetTimestamp();
            Assert.Equal(0, Redactor.Redact(text, output));
            var cost = Stopwatch.GetElapsedTime(before);
            if (cost < least) least = cost;
        }

        log.WriteLine($"{least.TotalMilliseconds:F3} ms");
        Assert.True(least.TotalMilliseconds < 0.5, $"{least.TotalMilliseconds} ms");
    }

    [Fact]
    public void Nothing_is_allocated_once_the_output_has_room()
    {
        var (secrets, _) = MadeSecrets.Make(string.Concat(ServiceSecretTests.InSurroundings.Concat(ContextSecretTests.Cases.Select(one => one.Pattern)).Select(one => one + "\n")), new Random(3));
        byte[][] texts = [SourceText(100_000), Encoding.UTF8.GetBytes(secrets)];
        var output = new CutText();
        foreach (var text in texts)
        {
            // The least of some: a collection that another test brings about counts what is left of this thread's buffer.
            var least = long.MaxValue;
            for (var i = 0; i < 6; i++)
            {
                output.Reset(int.MaxValue);
                var before = GC.GetAllocatedBytesForCurrentThread();
                Redactor.Redact(text, output);
                if (i > 0) least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, least);
        }
    }

    private static byte[] SourceText(int bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < bytes; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"/** What order {i} adds to the basket. */\nexport function orderNumber{i}(lines: readonly OrderLine[], days = {i % 90}): Money {{\n");
            text.Append("  const late = lines.filter((line) => line.basket !== undefined && line.age > days);\n  return sumOf(late.map((line) => line.tariff.times(3 / 100)));\n}\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString(0, bytes));
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
