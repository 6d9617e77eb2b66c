using System.Text;

namespace SigmaShake.Agents.Install;

/// <summary>Clients that read whatever files lie in a folder: ours are ours as a whole.</summary>
internal abstract class OwnFilesInstaller : AgentInstaller
{
    /// <summary>Whether the files are programs that the client starts.</summary>
    private protected virtual bool ArePrograms => false;

    public sealed override InstallPlan Install(IReadOnlyList<CurrentFile> files, HookCommand command, InstallTools tools)
    {
        if (command.Problem is { } unusable) return InstallPlan.Refused(unusable);
        if (Foreign(files) is { } foreign) return LeftAlone(foreign, "it is not ours");
        return new InstallPlan
        {
            Files = [.. files.Select(file => new PlannedFile(file.Path, file.Bytes, Encoding.UTF8.GetBytes(Content(file.Path, command)), ArePrograms))],
        };
    }

    public sealed override InstallPlan Remove(IReadOnlyList<CurrentFile> files, InstallTools tools) =>
        new() { Files = [.. files.Select(file => new PlannedFile(file.Path, file.Bytes, IsOurs(file) ? null : file.Bytes, ArePrograms))] };

    /// <summary>The text of one of the files.</summary>
    private protected abstract string Content(string path, HookCommand command);

    private CurrentFile? Foreign(IReadOnlyList<CurrentFile> files) => files.FirstOrDefault(file => file.Bytes is not null && !IsOurs(file));

    // Code says so at its head, JSON by our name or by the command that it holds, whatever else a person has changed in it.
    private bool IsOurs(CurrentFile file)
    {
        if (file.Bytes is null) return false;
        var text = Encoding.UTF8.GetString(file.Bytes);
        return Path.GetExtension(file.Path) == ".json"
            ? text.Contains($"\"{OwnFile.Id}\"") || InstalledCommands.In(Client, file).Count > 0
            : text.Contains(OwnFile.Head(Client));
    }
}

/// <summary>What our own files are called.</summary>
internal static class OwnFile
{
    /// <summary>The name by which a client lists ours.</summary>
    public const string Id = "sigmashake";

    /// <summary>What stands at the head of a file that is code, behind its comment mark.</summary>
    public static string Head(string client) => $"Made by `ssg init`, and taken out again by `ssg init --client={client} --undo`.";
}
