using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Fleet.Storage;

/// <summary>Which fleets have changed, for all nodes of the server: one look a second tells a node what to read again.</summary>
internal abstract class FleetChangesDatabase(DbContextOptions<FleetChangesDatabase> options) : DbContext(options)
{
    public DbSet<FleetChangeRow> Changes => Set<FleetChangeRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<FleetChangeRow>(row =>
    {
        row.ToTable("FleetChanges");
        row.HasKey(change => change.OrganisationId);
        row.HasIndex(change => change.ChangedMs);
    });
}

/// <summary>That the fleet of an organisation has changed.</summary>
internal sealed class FleetChangeRow
{
    public required string OrganisationId { get; set; }

    /// <summary>See <see cref="FleetRow.Generation"/>.</summary>
    public long Generation { get; set; }

    public long ChangedMs { get; set; }
}
