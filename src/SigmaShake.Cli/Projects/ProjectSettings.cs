using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Projects;

/// <summary>What a project's <c>config.toml</c> may say: which packs to enforce besides. That only tightens, so it needs no trust.</summary>
/// <param name="Bytes">The file as it was read; empty for none.</param>
/// <param name="PacksEnabled">The packs.</param>
/// <param name="Problem">Why the file counts as a broken gate, or null.</param>
internal sealed record ProjectSettings(byte[] Bytes, string[] PacksEnabled, string? Problem)
{
    public static ProjectSettings Read(Project project)
    {
        if (FileStatus.Of(project.ConfigurationFile).Kind == FileKind.Absent) return new ProjectSettings([], [], null);
        var file = BoundedFile.ReadIn(
            Path.GetDirectoryName(project.ConfigurationFile)!, Path.GetFileName(project.ConfigurationFile), SettingsReader.MaxBytes);
        if (file.Bytes is null) return new ProjectSettings([], [], file.Problem);
        var result = SettingsReader.Read(project.ConfigurationFile, file.Bytes, isProject: true);
        return new ProjectSettings(file.Bytes, result.Settings.PacksEnabled, result.Problem is null ? null : $"is refused: {result.Problem}");
    }
}
