using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Keys;

namespace SigmaShake.Platform.Storage;

/// <summary>What belongs to one organisation, in a database of its own.</summary>
internal abstract class OrganisationDatabase(DbContextOptions<OrganisationDatabase> options) : DbContext(options)
{
    public DbSet<ProfileRow> Profiles => Set<ProfileRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<ProfileRow>(row =>
    {
        row.HasKey(profile => profile.Id);
        row.Property(profile => profile.Id).ValueGeneratedNever();
    });
}

/// <summary>What an organisation says of itself: one row.</summary>
internal sealed class ProfileRow
{
    /// <summary>The only row's key.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public required string Title { get; set; }

    /// <summary>Whom to call when something is wrong: personal, so sealed.</summary>
    [SealedField("profile", "security_contact", nameof(Id))]
    public byte[]? SecurityContact { get; set; }
}
