using Microsoft.Data.Sqlite;
using SigmaShake.Server.Doctor;
using SigmaShake.Server.Settings;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Operation;

/// <summary>What the doctor finds, one line each with the cure, and what it leaves alone.</summary>
public sealed class DoctorTests : IDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    [Fact]
    public async Task Before_the_first_start_all_is_well_and_nothing_is_made()
    {
        var (code, report) = await ExamineAsync();

        Assert.Equal(0, code);
        Assert.All(report, line => Assert.StartsWith("ok   ", line));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_server_that_works_is_well()
    {
        await FillAsync();

        var (code, report) = await ExamineAsync();

        Assert.Equal((0, 5), (code, report.Count));
        Assert.All(report, line => Assert.StartsWith("ok   ", line));
    }

    [Fact]
    public async Task What_others_may_read_is_bad()
    {
        await FillAsync();
        File.SetUnixFileMode(Data, Everybody);
        File.SetUnixFileMode(Path.Combine(Data, "master.key"), Everybody);

        var (code, report) = await ExamineAsync();

        Assert.Equal(1, code);
        Assert.Contains($"bad  others may look into `{Data}`; chmod 700 '{Data}'", report);
        Assert.Contains(report, line => line.StartsWith("bad ", StringComparison.Ordinal) && line.EndsWith("chmod 600", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_master_key_that_is_gone_or_anothers_is_bad()
    {
        await FillAsync();
        var key = Path.Combine(Data, "master.key");
        File.WriteAllText(key, new string('0', 64));
        Assert.Contains(await BadAsync(), line => line.Contains("the data key of `org_", StringComparison.Ordinal));

        File.Delete(key);
        Assert.Contains(await BadAsync(), line => line.Contains("is gone, and there are databases; restore it from your backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_damaged_or_gone_is_bad()
    {
        await FillAsync();
        SqliteConnection.ClearAllPools();
        var database = Directory.EnumerateFiles(Data, "organisation.db", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(database);
        bytes.AsSpan(4096).Fill(0xAA);
        File.WriteAllBytes(database, bytes);
        Assert.Contains(await BadAsync(), line => line.Contains("the database of `org_", StringComparison.Ordinal) && line.Contains("restore it from your backup", StringComparison.Ordinal));

        SqliteConnection.ClearAllPools();
        File.Delete(database);
        Assert.Contains(await BadAsync(), line => line.Contains("is not there or does not open", StringComparison.Ordinal));
        Assert.False(File.Exists(database));
    }

    [Fact]
    public async Task A_certificate_is_good_until_it_expires()
    {
        using var good = new SelfMade();
        using var soon = new SelfMade(TimeSpan.FromDays(5));
        using var expired = new SelfMade(TimeSpan.FromDays(-1));

        Assert.Contains(await FindAsync(good), line => line.StartsWith($"ok   certificate `{good.CertificateFile}`: valid until ", StringComparison.Ordinal));
        Assert.Contains(await FindAsync(soon), line => line.StartsWith("warn certificate", StringComparison.Ordinal) && line.EndsWith("renew it and start the server again", StringComparison.Ordinal));
        Assert.Contains(await FindAsync(expired), line => line.StartsWith("bad  certificate", StringComparison.Ordinal) && line.Contains("has expired", StringComparison.Ordinal));
        File.SetUnixFileMode(good.KeyFile, Everybody);
        Assert.Contains(await FindAsync(good), line => line.StartsWith("bad  everybody may read the private key", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> FindAsync(SelfMade made) => (await ExamineAsync("--listen", "https://127.0.0.1:1", "--tls-certificate", made.CertificateFile, "--tls-key", made.KeyFile)).Report;
    }

    public void Dispose() => _folder.Dispose();

    private async Task FillAsync()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(Data);
        using var browser = new Browser(server.Address);
        await browser.GetAsync(server.Link);
        await browser.SubmitAsync("/sign-in");
        await browser.SubmitAsync("/organisations", ("name", "acme"), ("title", "x"));
        server.Terminate();
        Assert.Equal(0, await server.ExitCodeAsync());
    }

    private async Task<IReadOnlyList<string>> BadAsync()
    {
        var (code, report) = await ExamineAsync();
        Assert.Equal(1, code);
        return [.. report.Where(line => line.StartsWith("bad ", StringComparison.Ordinal))];
    }

    private async Task<(int Code, IReadOnlyList<string> Report)> ExamineAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await Examination.RunAsync(ServerSettings.Read(["--data", Data, .. arguments], new Dictionary<string, string?>()), output, TestContext.Current.CancellationToken);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
