using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>What outlives an organisation, in the control database.</summary>
internal abstract class LifecycleDatabase(DbContextOptions<LifecycleDatabase> options) : DbContext(options)
{
    public DbSet<DeletionRow> Deletions => Set<DeletionRow>();

    public DbSet<RetiredNameRow> RetiredNames => Set<RetiredNameRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeletionRow>().HasKey(deletion => deletion.OrganisationId);
        modelBuilder.Entity<RetiredNameRow>().HasKey(name => name.Name);
    }
}
