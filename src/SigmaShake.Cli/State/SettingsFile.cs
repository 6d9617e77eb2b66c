using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.State;

/// <summary>The person's <c>config.toml</c>.</summary>
internal static class SettingsFile
{
    /// <summary>The settings in force.</summary>
    /// <exception cref="StateException">The file is there and cannot be read, or says something that is not understood.</exception>
    public static Settings Load(StateFolder state)
    {
        // Without a file, which is the common case, nothing of the TOML reader is touched.
        if (Bytes(state) is not { } bytes) return Settings.Defaults;
        var result = SettingsReader.Read(state.Configuration, bytes, isProject: false);
        return result.Problem is null ? result.Settings : throw new StateException(result.Problem, "mend the file");
    }

    /// <summary>The file as it is, or null where there is none.</summary>
    /// <exception cref="StateException">The file is there and cannot be read.</exception>
    public static byte[]? Bytes(StateFolder state)
    {
        if (FileStatus.Of(state.Configuration).Kind == FileKind.Absent) return null;
        var file = BoundedFile.Read(state.Configuration, SettingsReader.MaxBytes);
        return file.Bytes ?? throw new StateException($"`{state.Configuration}` {file.Problem}", "mend or remove it");
    }
}
