using SigmaShake.Platform.Export;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tests.Storage;

/// <summary>What export and deletion rely on holds for every table.</summary>
public sealed class OrganisationTableTests
{
    [Fact]
    public async Task Every_table_of_the_control_database_that_refers_to_an_organisation_says_so_by_the_one_column()
    {
        await using var platform = await TestPlatform.StartAsync();
        foreach (var model in platform.Databases.ModelsOf(DatabasePlace.Control))
        {
            await using var context = platform.Databases.OpenControl(model);
            var owned = OrganisationTable.Owned(context).Select(table => table.Entity).ToHashSet();
            var referring = context.Model.GetEntityTypes().Where(entity =>
                entity.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(OrganisationRow))
                || entity.GetProperties().Any(property => property.Name.Contains("Organisation", StringComparison.Ordinal) && property.ClrType == typeof(string)));

            Assert.All(referring, entity => Assert.Contains(entity, owned));
        }
    }

    [Fact]
    public async Task A_table_comes_behind_those_that_refer_to_it_and_each_can_be_written()
    {
        await using var platform = await TestPlatform.StartAsync();
        foreach (var model in platform.Databases.ModelsOf(DatabasePlace.Control))
        {
            await using var context = platform.Databases.OpenControl(model);
            var tables = OrganisationTable.All(context).ToList();
            for (var i = 0; i < tables.Count; i++)
            {
                _ = new RowJson(tables[i].Entity);
                var principals = tables[i].Entity.GetForeignKeys().Select(key => key.PrincipalEntityType);
                Assert.All(principals, principal => Assert.True(tables.FindIndex(table => table.Entity == principal) > i));
            }
        }
    }
}
