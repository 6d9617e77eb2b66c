using SigmaShake.Cli.Projects;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Projects;

public sealed class ProjectSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, new string[0], null)]
    [InlineData("packs.enabled = [\"a\"]", new[] { "a" }, null)]
    [InlineData("grant = true", new string[0], "is refused: ")]
    [InlineData("packs.enabled = [", new string[0], "is refused: ")]
    public void It_may_enable_packs_and_whatever_else_it_says_is_a_fault(string? toml, string[] packs, string? problem)
    {
        if (toml is not null) _folder.Write(".sigmashake/config.toml", toml);

        var settings = ProjectSettings.Read(new Project(_folder.Path, IsClients: true));

        Assert.Equal(packs, settings.PacksEnabled);
        if (problem is null) Assert.Null(settings.Problem);
        else Assert.StartsWith(problem, settings.Problem);
    }

    [Fact]
    public void A_file_that_leads_out_of_the_project_is_a_fault()
    {
        var outside = _folder.Write("outside.toml", "packs.enabled = [\"a\"]");
        Directory.CreateDirectory(_folder[".sigmashake"]);
        File.CreateSymbolicLink(_folder[".sigmashake/config.toml"], outside);

        Assert.NotNull(ProjectSettings.Read(new Project(_folder.Path, IsClients: true)).Problem);
    }
}
