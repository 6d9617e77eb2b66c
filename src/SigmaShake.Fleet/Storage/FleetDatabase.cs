using Microsoft.EntityFrameworkCore;

namespace SigmaShake.Fleet.Storage;

/// <summary>What the fleet of one organisation is made of.</summary>
internal abstract class FleetDatabase(DbContextOptions<FleetDatabase> options) : DbContext(options)
{
    public DbSet<FleetRow> Fleet => Set<FleetRow>();

    public DbSet<MachineRow> Machines => Set<MachineRow>();

    public DbSet<EnrolmentKeyRow> EnrolmentKeys => Set<EnrolmentKeyRow>();

    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    public DbSet<PublishedFileRow> PublishedFiles => Set<PublishedFileRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<WitnessedLogRow> WitnessedLogs => Set<WitnessedLogRow>();

    public DbSet<UsedNonceRow> UsedNonces => Set<UsedNonceRow>();

    public DbSet<HourRow> Hours => Set<HourRow>();

    public DbSet<RuleDayRow> RuleDays => Set<RuleDayRow>();

    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FleetRow>(row =>
        {
            row.HasKey(fleet => fleet.Id);
            row.Property(fleet => fleet.Id).ValueGeneratedNever();
            row.HasData(new FleetRow());
        });
        modelBuilder.Entity<MachineRow>(row =>
        {
            row.HasKey(machine => machine.Id);
            row.HasIndex(machine => machine.ChangedIn);
            row.HasIndex(machine => new { machine.Position, machine.ReportedRelease });
            row.HasIndex(machine => machine.LogFlag);
        });
        modelBuilder.Entity<EnrolmentKeyRow>(row =>
        {
            row.HasKey(key => key.Id);
            row.HasIndex(key => key.Hash).IsUnique();
        });
        modelBuilder.Entity<ReleaseRow>(row =>
        {
            row.HasKey(release => release.Number);
            row.Property(release => release.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<PublishedFileRow>().HasKey(file => new { file.Folder, file.Name });
        modelBuilder.Entity<SigningKeyRow>().HasKey(key => key.KeyId);
        modelBuilder.Entity<WitnessedLogRow>(row =>
        {
            row.HasKey(log => log.Origin);
            row.Property(log => log.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<UsedNonceRow>().HasKey(nonce => new { nonce.MachineId, nonce.Nonce });
        modelBuilder.Entity<HourRow>().HasKey(hour => new { hour.HourMs, hour.Release });
        modelBuilder.Entity<RuleDayRow>().HasKey(day => new { day.DayMs, day.Rule });
        modelBuilder.Entity<DecisionRow>(row =>
        {
            row.HasKey(decision => decision.Id);
            row.HasIndex(decision => new { decision.TimeMs, decision.Id });
        });
    }
}
