using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SigmaShake.Platform.Storage;

/// <summary>For <c>dotnet ef migrations add</c> alone: the tool has to make a context without a server.</summary>
internal sealed class DesignTimeControl : IDesignTimeDbContextFactory<ControlDatabase>
{
    public ControlDatabase CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ControlDatabase>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="DesignTimeControl"/>
internal sealed class DesignTimeOrganisation : IDesignTimeDbContextFactory<OrganisationDatabase>
{
    public OrganisationDatabase CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<OrganisationDatabase>().UseSqlite("Data Source=:memory:").Options);
}
