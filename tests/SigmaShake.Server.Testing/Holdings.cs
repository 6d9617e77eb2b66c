using System.Collections;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Server.Testing;

/// <summary>All that a server keeps of one organisation, as text to compare: the rows of every table, its people and their sessions, and its ledger.</summary>
public static class Holdings
{
    // Its own people go on using what is theirs.
    private static readonly HashSet<string> OfUses = [nameof(SessionRow.LastSeenMs), nameof(AccessTokenRow.LastUsedMs)];

    /// <summary>Reads it beside the server: each row, and the ledger, a line; in no order that means anything.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(RunningServer server, string organisation)
    {
        var databases = server.App.Services.GetRequiredService<Databases>();
        await using var control = databases.OpenControl();
        var row = await control.Organisations.AsNoTracking().SingleAsync(one => one.Name == organisation, TestContext.Current.CancellationToken);
        Assert.True(OrganisationId.TryParse(row.Id, out var id));
        var scope = new OrgScope(id, organisation, row.Region, Actor.Server, Role.None);
        var lines = new List<string>();
        foreach (var model in databases.ModelsOf(DatabasePlace.Control))
        {
            await using var context = databases.OpenControl(model);
            foreach (var table in OrganisationTable.Owned(context)) await AddAsync(lines, table, table.RowsAsync(context, row.Id));
        }

        foreach (var model in databases.ModelsOf(DatabasePlace.Organisation))
        {
            await using var context = databases.Open(scope, model);
            foreach (var table in OrganisationTable.All(context)) await AddAsync(lines, table, table.RowsAsync(context, null));
        }

        await AddPeopleAsync(lines, control, row.Id);
        var entries = Path.Combine(databases.LedgerOf(scope).Ledger, "entries");
        lines.Add($"ledger: {Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(entries, TestContext.Current.CancellationToken)))}");
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task AddPeopleAsync(List<string> lines, ControlDatabase control, string organisation)
    {
        var members = control.Memberships.Where(row => row.OrganisationId == organisation).Select(row => row.PersonId);
        var tables = OrganisationTable.All(control).ToDictionary(table => table.Entity.ClrType);
        await AddAsync(lines, tables[typeof(PersonRow)], control.People.AsNoTracking().Where(row => members.Contains(row.Id)).AsAsyncEnumerable());
        await AddAsync(lines, tables[typeof(PersonAddressRow)], control.PersonAddresses.AsNoTracking().Where(row => members.Contains(row.PersonId)).AsAsyncEnumerable());
        await AddAsync(lines, tables[typeof(SessionRow)], control.Sessions.AsNoTracking().Where(row => members.Contains(row.PersonId)).AsAsyncEnumerable());
    }

    private static async Task AddAsync(List<string> lines, OrganisationTable table, IAsyncEnumerable<object> rows)
    {
        var columns = table.Entity.GetProperties().Where(column => !OfUses.Contains(column.Name)).OrderBy(column => column.Name, StringComparer.Ordinal).ToList();
        await foreach (var row in rows) lines.Add($"{table.Name}: {string.Join(", ", columns.Select(column => $"{column.Name} {Text(column, row)}"))}");
    }

    private static string Text(IReadOnlyProperty column, object row) => column.PropertyInfo!.GetValue(row) switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        string text => text,
        IEnumerable list => string.Join(' ', list.Cast<object?>()),
        var value => $"{value}",
    };
}
