using System.Xml.Linq;
using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

/// <summary>
/// An organisation's data is reached through its scope alone. Services cannot name what opens a database otherwise, and in the platform one folder does.
/// </summary>
public sealed class TenantBoundaryTests
{
    private static readonly string[] Drivers = ["using Microsoft.Data.Sqlite", "using Npgsql;", "UseSqlite(", "UseNpgsql(", "SqliteConnection(", "NpgsqlConnection(", "NpgsqlDataSource"];

    [Theory]
    [InlineData("T:Microsoft.Data.Sqlite.SqliteConnection;")]
    [InlineData("T:Npgsql.NpgsqlConnection;")]
    [InlineData("T:Npgsql.NpgsqlDataSource;")]
    [InlineData("T:Npgsql.NpgsqlDataSourceBuilder;")]
    [InlineData("T:Microsoft.EntityFrameworkCore.DbContextOptionsBuilder;")]
    [InlineData("T:Microsoft.EntityFrameworkCore.DbContextOptionsBuilder`1;")]
    [InlineData("T:Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions;")]
    [InlineData("T:Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions;")]
    public void What_opens_a_database_is_banned(string entry) =>
        Assert.Contains(File.ReadLines(Path.Combine(Checkout.Root, "eng", "BannedSymbols.Tenant.txt")), line => line.StartsWith(entry, StringComparison.Ordinal));

    [Fact]
    public void The_list_is_handed_to_the_compiler_of_every_service_but_the_platform()
    {
        var analysis = File.ReadAllText(Path.Combine(Checkout.Root, "eng", "Analysis.props"));
        var common = File.ReadAllText(Path.Combine(Checkout.Root, "eng", "Common.props"));

        Assert.Contains("BannedSymbols.Tenant.txt\" Condition=\"'$(ProjectKind)' == 'service' And '$(MSBuildProjectName)' != 'SigmaShake.Platform'\"", analysis);
        Assert.Contains("'^SigmaShake\\.(Platform|Accounts|Fleet|Server)$'))\">service<", common);
    }

    [Fact]
    public async Task A_service_that_opens_a_database_itself_does_not_compile()
    {
        using var folder = new TemporaryFolder();
        folder.Write("SigmaShake.Fleet.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="{Version("Microsoft.EntityFrameworkCore.Sqlite")}" />
                <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="{Version("Npgsql.EntityFrameworkCore.PostgreSQL")}" />
                <PackageReference Include="Microsoft.CodeAnalysis.BannedApiAnalyzers" Version="{Version("Microsoft.CodeAnalysis.BannedApiAnalyzers")}" PrivateAssets="all" />
                <AdditionalFiles Include="{Checkout.Root}/eng/BannedSymbols.Tenant.txt" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Open.cs", """
            using Microsoft.EntityFrameworkCore;
            public static class Open
            {
                public static object Sqlite() => new Microsoft.Data.Sqlite.SqliteConnection("x");
                public static object Postgres() => new Npgsql.NpgsqlConnection("x");
                public static object Source() => Npgsql.NpgsqlDataSource.Create("x");
                public static object Context() => new DbContextOptionsBuilder<DbContext>().UseSqlite("x").Options;
            }
            """);

        var built = await ChildProcess.RunAsync(
            "dotnet", ["build", folder.Path, "--nologo", "-p:NuGetAudit=false"], environment: new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" }, timeLimit: TimeSpan.FromMinutes(4));

        Assert.NotEqual(0, built.ExitCode);
        Assert.All([4, 5, 6, 7], line => Assert.Contains($"Open.cs({line},", built.Out));
        Assert.Contains("error RS0030", built.Out);
        Assert.DoesNotContain("error CS", built.Out);
    }

    [Fact]
    public void In_the_platform_one_folder_knows_the_drivers()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "SigmaShake.Platform"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/Storage/", StringComparison.Ordinal));

        foreach (var file in others) Assert.DoesNotContain(File.ReadLines(file), line => Drivers.Any(driver => line.Contains(driver, StringComparison.Ordinal)));
    }

    private static string Version(string package) => XDocument.Load(Path.Combine(Checkout.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion").Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;
}
