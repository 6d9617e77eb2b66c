using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>What the server knows beside organisations' own data: which there are, who people are and where they belong.</summary>
internal abstract class ControlDatabase(DbContextOptions<ControlDatabase> options) : DbContext(options)
{
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<SignInLinkRow> SignInLinks => Set<SignInLinkRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OrganisationRow>(row =>
        {
            row.HasKey(organisation => organisation.Id);
            row.HasIndex(organisation => organisation.Name).IsUnique();
        });
        modelBuilder.Entity<PersonRow>().HasKey(person => person.Id);
        modelBuilder.Entity<MembershipRow>(row =>
        {
            row.HasKey(membership => new { membership.OrganisationId, membership.PersonId });
            row.HasIndex(membership => membership.PersonId);
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(membership => membership.OrganisationId);
            row.HasOne<PersonRow>().WithMany().HasForeignKey(membership => membership.PersonId);
        });
        modelBuilder.Entity<SignInLinkRow>().HasKey(link => link.TokenHash);
        modelBuilder.Entity<SessionRow>(row =>
        {
            row.HasKey(session => session.TokenHash);
            row.HasIndex(session => session.PersonId);
        });
    }
}
