using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SigmaShake.Platform.Storage;

/// <summary>
/// A table as rows of whatever type: for what is done with all that an organisation has, whichever service keeps it. In the control database a table with the
/// column <see cref="Owner"/> holds rows of organisations.
/// </summary>
internal abstract class OrganisationTable
{
    /// <summary>Which organisation a row of the control database belongs to: its id, as text.</summary>
    public const string Owner = "OrganisationId";

    private OrganisationTable(IEntityType entity) => Entity = entity;

    /// <summary>What its rows are.</summary>
    public IEntityType Entity { get; }

    /// <summary>Its name.</summary>
    public string Name => Entity.GetTableName()!;

    private bool HasOwner => Entity.FindProperty(Owner)?.ClrType == typeof(string);

    /// <summary>The tables of a context, each behind those that refer to it.</summary>
    public static IReadOnlyList<OrganisationTable> All(DbContext context) =>
        [.. context.Model.GetEntityTypes().OrderByDescending(entity => Depth(entity, [])).ThenBy(entity => entity.Name, StringComparer.Ordinal).Select(Of)];

    /// <summary>Those of a context of the control database that hold rows of organisations.</summary>
    public static IReadOnlyList<OrganisationTable> Owned(DbContext context) => [.. All(context).Where(table => table.HasOwner)];

    /// <summary>Its rows, untracked.</summary>
    /// <param name="context">A context of its model.</param>
    /// <param name="owner">Those of one organisation; null for all.</param>
    public abstract IAsyncEnumerable<object> RowsAsync(DbContext context, string? owner);

    /// <summary>Deletes those of one organisation.</summary>
    public abstract Task DeleteAsync(DbContext context, string owner, CancellationToken cancellation);

    private static OrganisationTable Of(IEntityType entity) => (OrganisationTable)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(entity.ClrType), entity)!;

    // How many tables it stands on. One that refers to itself stands on itself no further.
    private static int Depth(IEntityType entity, HashSet<IEntityType> above) => above.Add(entity)
        ? 1 + entity.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => !above.Contains(principal)).Select(principal => Depth(principal, [.. above])).DefaultIfEmpty().Max()
        : 0;

    [SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "made by its type, which the model knows")]
    private sealed class Typed<TRow>(IEntityType entity) : OrganisationTable(entity)
        where TRow : class
    {
        public override IAsyncEnumerable<object> RowsAsync(DbContext context, string? owner) => Of(context, owner).AsNoTracking().AsAsyncEnumerable();

        public override Task DeleteAsync(DbContext context, string owner, CancellationToken cancellation) => Of(context, owner).ExecuteDeleteAsync(cancellation);

        private static IQueryable<TRow> Of(DbContext context, string? owner) =>
            owner is null ? context.Set<TRow>() : context.Set<TRow>().Where(row => EF.Property<string>(row, Owner) == owner);
    }
}
