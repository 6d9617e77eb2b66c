using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Testing;

namespace SigmaShake.Fleet.Tests.Machines;

/// <summary>What machines ask over and over.</summary>
public sealed class PollTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task From_the_first_release_to_the_second_a_machine_has_what_people_signed()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();

        Assert.Equal(People.NewBundle("first"), (await machine.SyncAsync()).Bundle);
        var first = await machine.TimestampAsync();
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.NotModified, (await machine.TimestampAsync(first.Tag)).Status);

        Assert.Equal(HttpStatusCode.Created, (await company.PublishAsync(2, "second")).Status);
        Assert.Equal(HttpStatusCode.OK, (await machine.TimestampAsync(first.Tag)).Status);
        Assert.Equal(People.NewBundle("second"), (await machine.SyncAsync()).Bundle);
        Assert.Contains("fleet.publish", await company.LedgerAsync());
    }

    [Fact]
    public async Task A_request_that_waits_is_answered_when_there_is_news_and_not_before()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var tag = (await machine.TimestampAsync()).Tag;

        var waiting = machine.TimestampAsync(tag, wait: 55);
        await Task.WhenAny(waiting, Task.Delay(300, TestContext.Current.CancellationToken));
        Assert.False(waiting.IsCompleted);
        await company.PublishAsync(2, "second");
        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual(tag, answer.Tag);
    }

    [Fact]
    public async Task A_request_that_waits_ends_when_its_time_is_up_and_when_its_machine_is_removed()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var other = await company.EnrolAsync("other");
        var tag = (await machine.TimestampAsync()).Tag;

        var removed = other.TimestampAsync(tag, wait: 55);
        Assert.Equal(HttpStatusCode.NotModified, (await machine.TimestampAsync(tag, wait: 1)).Status);
        Assert.False(removed.IsCompleted);
        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync(HttpMethod.Delete, $"machines/{other.Id}", null)).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await removed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.TimestampAsync()).Status);
        Assert.Equal("machine_removed", (await other.EnrolAsync(await company.NewKeyAsync())).Code);
        Assert.Contains("fleet.machine.remove", await company.LedgerAsync());
    }

    [Fact]
    public async Task A_request_that_waits_for_nobody_leaves_nothing_behind()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var tag = (await machine.TimestampAsync()).Tag;
        using var gone = new CancellationTokenSource();
        var held = server.App.Services.GetRequiredService<HeldRequests>();

        var waiting = machine.GetAsync("metadata/timestamp.json", tag, wait: 55, gone.Token);
        await Deadline.UntilAsync(() => held.Count == 1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Deadline.UntilAsync(() => held.Count == 0, TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.NotModified, (await machine.TimestampAsync(tag)).Status);
    }

    [Theory]
    [InlineData(-301, "clock_differs")]
    [InlineData(301, "clock_differs")]
    [InlineData(-240, "")]
    [InlineData(240, "")]
    public async Task A_clock_that_differs_by_more_than_five_minutes_is_told_of(int seconds, string code)
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        machine.Now = DateTimeOffset.UtcNow.AddSeconds(seconds);

        Assert.Equal(code, (await machine.TimestampAsync()).Code);
    }

    [Fact]
    public async Task No_bit_of_what_a_request_bears_can_be_changed()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var signed = machine.Signed(HttpMethod.Get, "metadata/timestamp.json", null);
        var signature = signed.Headers.GetValues("Signature").Single();

        // A header is text: of its bits, those that leave a character that may stand in one.
        for (var at = 0; at < signature.Length; at++)
        {
            var bit = at % 6;
            var changed = signature.ToCharArray();
            changed[at] ^= (char)(1 << bit);
            if (changed[at] is < ' ' or > '~') continue;
            var reply = await machine.SendAsync(HttpMethod.Get, "metadata/timestamp.json", null, request =>
            {
                request.Headers.Remove("Signature");
                request.Headers.TryAddWithoutValidation("Signature", new string(changed));
            });
            Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        }
    }

    [Fact]
    public async Task A_request_that_was_signed_for_another_address_method_or_body_is_nobodys()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        using var other = new TestMachine(server.Address, company.Name, "x") { Authority = "other.example.com" };
        await other.EnrolAsync(await company.NewKeyAsync());
        var report = new MachineReport(1, null, "0.1.0", new HookHealth(true, []));

        Reply[] answers =
        [
            await other.TimestampAsync(),
            await machine.SendAsync(HttpMethod.Get, "metadata/timestamp.json", null, request => request.RequestUri = new Uri($"{request.RequestUri}?x")),
            await machine.SendAsync(HttpMethod.Get, "metadata/1.root.json", null, request => request.RequestUri = new Uri(request.RequestUri!, "timestamp.json")),
            await machine.ReportAsync(report, request => request.Content = new ByteArrayContent((report with { Release = 2 }).ToBytes())),
            await machine.SendAsync(HttpMethod.Post, "reports", null, request => request.Content = new ByteArrayContent(report.ToBytes())),
        ];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Equal(HttpStatusCode.OK, (await machine.ReportAsync(report)).Status);
    }

    [Fact]
    public async Task A_machine_of_another_organisation_sees_nothing_not_even_that_there_is_something()
    {
        using var company = await Company.PublishedAsync(server);
        using var other = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        foreach (var path in new[] { "metadata/timestamp.json", "metadata/1.root.json", "metadata/1.targets.json", "targets/x" })
        {
            machine.Organisation = other.Name;
            var theirs = await machine.GetAsync(path);
            machine.Organisation = "no-such-organisation";
            var none = await machine.GetAsync(path);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.Status, none.Status));
            Assert.Equal(none.Body, theirs.Body);
        }
    }

    [Fact]
    public async Task A_report_that_is_sent_twice_counts_once()
    {
        using var company = await Company.PublishedAsync(server);
        using var machine = await company.EnrolAsync();
        var report = new MachineReport(1, null, "0.1.0", new HookHealth(true, []));
        var headers = new List<KeyValuePair<string, IEnumerable<string>>>();

        Assert.Equal(HttpStatusCode.OK, (await machine.ReportAsync(report, request => headers.AddRange(request.Headers))).Status);
        var again = await machine.ReportAsync(report, request =>
        {
            foreach (var header in headers)
            {
                request.Headers.Remove(header.Key);
                request.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        });

        Assert.Equal((HttpStatusCode.Conflict, "replayed"), (again.Status, again.Code));
    }

    [Fact]
    public async Task Unsigned_requests_get_what_a_name_that_nobody_has_gets()
    {
        using var company = await Company.PublishedAsync(server);
        using var browser = server.Browse();
        foreach (var path in new[] { "metadata/timestamp.json", "metadata/1.root.json", "targets/x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/fleet/{company.Name}/{path}")).StatusCode);
            var theirs = browser.Body;
            await browser.GetAsync($"/fleet/nobody/{path}");
            Assert.Equal(browser.Body, theirs);
        }
    }
}
