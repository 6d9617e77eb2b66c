using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Access;

/// <summary>It listens to all that the process asks its databases: nothing runs beside it.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>Whether there is an organisation cannot be told from what the server does for whoever is not in it: it asks the same of its databases.</summary>
[Collection(nameof(RunsAlone))]
public sealed class SameWorkTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_stranger_costs_the_same_where_there_is_an_organisation_and_where_there_is_none()
    {
        using var organisation = await TestOrganisation.CreateAsync(server);
        var stranger = organisation.ApiOf(await organisation.StrangerAsync("kim"));
        using var theirs = await TestOrganisation.CreateAsync(server);
        var token = organisation.ApiWith((await organisation.TokenAsync(organisation.Owner, "members.read")).Text);
        await organisation.ApiOf(organisation.Owner).PutAsync($"{organisation.Api}/allowlist", new { ranges = new[] { new { range = "127.0.0.1" } } });
        var outside = organisation.ApiOf(organisation.Owner, from: "127.0.0.2");
        await Soon.UntilAsync(async () => (await outside.GetAsync($"{organisation.Api}/members")).Status == HttpStatusCode.NotFound);

        Assert.Equal(await AskedAsync(stranger, "/api/v1/organisations/no-such-one/members"), await AskedAsync(stranger, $"{theirs.Api}/members"));
        Assert.Equal(await AskedAsync(token, "/api/v1/organisations/no-such-one/members"), await AskedAsync(token, $"{theirs.Api}/members"));
        Assert.Equal(await AskedAsync(outside, "/api/v1/organisations/no-such-one/members"), await AskedAsync(outside, $"{organisation.Api}/members"));
    }

    // The name is known after the first time; what the server asks by itself meanwhile is of organisations alone.
    private static async Task<IReadOnlyList<string>> AskedAsync(ApiClient client, string path)
    {
        await client.GetAsync(path);
        var commands = new CommandListener();
        using var _ = DiagnosticListener.AllListeners.Subscribe(commands);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).Status);
        Assert.NotEmpty(commands.Texts);
        return [.. commands.Texts];
    }

    private sealed class CommandListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command.CommandText: var text } && value.Key == RelationalEventId.CommandExecuting.Name && text.Contains("FROM", StringComparison.Ordinal)
                && (text.Contains("\"RoleGrants\"", StringComparison.Ordinal) || text.Contains("\"Sessions\"", StringComparison.Ordinal) || text.Contains("\"AccessTokens\"", StringComparison.Ordinal)))
            {
                Texts.Enqueue(text);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
