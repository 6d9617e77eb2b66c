using System.Net;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Operation;

/// <summary>A server whose disk, a small one of its own, is filled to the last byte.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Mount = """mount -t tmpfs -o size=8m,mode=700 none "$0" && exec "$@" """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_refuses_changes_loses_none_and_goes_on_when_there_is_room()
    {
        Assert.SkipWhen(PostgresServer.IsChosen, "PostgreSQL's disk is its operator's");
        Assert.SkipUnless(Environment.UserName == "root", "needs root, to mount a small disk");
        await using var server = await ServerProcess.StartByAsync(["unshare", "--mount", "sh", "-c", Mount, _folder.Path, ServerProcess.Program], "--data", _folder["data"]);
        using var browser = new Browser(server.Address);
        await browser.GetAsync(server.Link);
        await browser.SubmitAsync("/sign-in");
        await browser.SubmitAsync("/organisations", ("name", "acme"), ("title", "before"));
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/o/acme", ("title", "kept"))).StatusCode);

        var filler = $"/proc/{server.Id}/root{_folder["filler"]}";
        await FillAsync(filler);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/o/acme")).StatusCode);
            Assert.Contains("<h1>kept</h1>", browser.Body);
            Assert.Equal(HttpStatusCode.InternalServerError, (await browser.SubmitAsync("/o/acme", ("title", $"lost-{i}"), ("contact", new string('x', 100)))).StatusCode);
        }

        File.Delete(filler);
        await browser.GetAsync("/o/acme");
        Assert.Contains("<h1>kept</h1>", browser.Body);
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/o/acme", ("title", "after"))).StatusCode);
        Assert.Contains("<h1>after</h1>", browser.Body);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/o/acme/ledger/1/proof")).StatusCode);
    }

    private static async Task FillAsync(string path)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 });
        var block = new byte[4096];
        try
        {
            while (true) await file.WriteAsync(block, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // It is full.
        }
    }
}
