using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>Requests that may be sent again, in the control database.</summary>
internal abstract class RequestsDatabase(DbContextOptions<RequestsDatabase> options) : DbContext(options)
{
    public DbSet<IdempotentRequestRow> IdempotentRequests => Set<IdempotentRequestRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<IdempotentRequestRow>(row =>
    {
        row.HasKey(request => request.Id);
        row.HasIndex(request => request.ExpiresMs);
        row.HasIndex(request => request.Holder);
        row.HasIndex(request => request.OrganisationId);
    });
}
