using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Platform.Storage;

/// <summary>What the server knows beside organisations' own data: which there are, who people are, where they belong and what they may do there.</summary>
internal abstract class ControlDatabase(DbContextOptions<ControlDatabase> options) : DbContext(options)
{
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<SignInLinkRow> SignInLinks => Set<SignInLinkRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<PersonAddressRow> PersonAddresses => Set<PersonAddressRow>();

    public DbSet<ExternalLoginRow> ExternalLogins => Set<ExternalLoginRow>();

    public DbSet<RoleGrantRow> RoleGrants => Set<RoleGrantRow>();

    public DbSet<RoleRow> Roles => Set<RoleRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<ServiceAccountRow> ServiceAccounts => Set<ServiceAccountRow>();

    public DbSet<AccessTokenRow> AccessTokens => Set<AccessTokenRow>();

    public DbSet<AllowedRangeRow> AllowedRanges => Set<AllowedRangeRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OrganisationRow>(row =>
        {
            row.HasKey(organisation => organisation.Id);
            row.HasIndex(organisation => organisation.Name).IsUnique();
        });
        AddPeople(modelBuilder);
        AddAccess(modelBuilder);
    }

    private static void AddPeople(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRow>().HasKey(person => person.Id);
        modelBuilder.Entity<SignInLinkRow>().HasKey(link => link.TokenHash);
        modelBuilder.Entity<SessionRow>(row =>
        {
            row.HasKey(session => session.TokenHash);
            row.HasIndex(session => session.Id).IsUnique();
            row.HasIndex(session => session.PersonId);
        });
        modelBuilder.Entity<PersonAddressRow>(row =>
        {
            row.HasKey(address => address.Address);
            row.HasIndex(address => address.PersonId);
            row.HasOne<PersonRow>().WithMany().HasForeignKey(address => address.PersonId);
        });
        modelBuilder.Entity<ExternalLoginRow>(row =>
        {
            row.HasKey(login => new { login.Issuer, login.Subject });
            row.HasIndex(login => login.PersonId);
            row.HasOne<PersonRow>().WithMany().HasForeignKey(login => login.PersonId);
        });
    }

    private static void AddAccess(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MembershipRow>(row =>
        {
            row.HasKey(membership => new { membership.OrganisationId, membership.PersonId });
            row.HasIndex(membership => membership.PersonId);
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(membership => membership.OrganisationId);
            row.HasOne<PersonRow>().WithMany().HasForeignKey(membership => membership.PersonId);
        });
        modelBuilder.Entity<RoleGrantRow>(row =>
        {
            row.HasKey(grant => new { grant.OrganisationId, grant.PrincipalId, grant.Role });
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(grant => grant.OrganisationId);
        });
        modelBuilder.Entity<RoleRow>(row =>
        {
            row.HasKey(role => new { role.OrganisationId, role.Name });
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(role => role.OrganisationId);
        });
        modelBuilder.Entity<InvitationRow>(row =>
        {
            row.HasKey(invitation => invitation.Id);
            row.HasIndex(invitation => invitation.TokenHash).IsUnique();
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(invitation => invitation.OrganisationId);
        });
        modelBuilder.Entity<ServiceAccountRow>(row =>
        {
            row.HasKey(account => account.Id);
            row.HasIndex(account => new { account.OrganisationId, account.Name }).IsUnique();
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(account => account.OrganisationId);
        });
        modelBuilder.Entity<AccessTokenRow>(row =>
        {
            row.HasKey(token => token.Id);
            row.HasIndex(token => token.TokenHash).IsUnique();
            row.HasIndex(token => new { token.OrganisationId, token.PrincipalId });
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(token => token.OrganisationId);
        });
        modelBuilder.Entity<AllowedRangeRow>(row =>
        {
            row.HasKey(range => new { range.OrganisationId, range.Range });
            row.HasOne<OrganisationRow>().WithMany().HasForeignKey(range => range.OrganisationId);
        });
    }
}
