using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Accounts.Storage;

/// <summary>Who vouches for people, in the control database: asked before anybody has signed in anywhere. And what the OAuth server remembers.</summary>
internal abstract class AccountsDatabase(DbContextOptions<AccountsDatabase> options) : DbContext(options)
{
    public DbSet<IdentityProviderRow> IdentityProviders => Set<IdentityProviderRow>();

    public DbSet<DomainClaimRow> DomainClaims => Set<DomainClaimRow>();

    public DbSet<VerifiedDomainRow> VerifiedDomains => Set<VerifiedDomainRow>();

    public DbSet<UsedStateRow> UsedStates => Set<UsedStateRow>();

    public DbSet<CodeTriesRow> CodeTries => Set<CodeTriesRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<IdentityProviderRow>().HasKey(provider => new { provider.OrganisationId, provider.Name });
        modelBuilder.Entity<DomainClaimRow>().HasKey(claim => new { claim.OrganisationId, claim.Domain });
        modelBuilder.Entity<VerifiedDomainRow>(row =>
        {
            row.HasKey(domain => domain.Domain);
            row.HasIndex(domain => domain.OrganisationId);
            row.HasIndex(domain => domain.CheckedMs);
        });
        modelBuilder.Entity<UsedStateRow>(row =>
        {
            row.HasKey(state => state.StateHash);
            row.HasIndex(state => state.ExpiresMs);
        });
        modelBuilder.Entity<CodeTriesRow>().HasKey(tries => tries.PersonId);
        modelBuilder.UseOpenIddict();
    }
}
