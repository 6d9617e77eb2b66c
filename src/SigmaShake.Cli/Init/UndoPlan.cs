using System.Buffers;
using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary>
/// Plans how an installation is taken back: a file that still is what we wrote gets its original bytes again, from one that somebody has changed
/// since only our handlers are taken out.
/// </summary>
internal static class UndoPlan
{
    private static readonly SearchValues<byte> Shell = SearchValues.Create("{} \t\r\n"u8);

    public static InstallPlan Make(
        AgentInstaller installer, IReadOnlyList<CurrentFile> files, InstallRecord? record, InstallRecords records, InstallTools tools)
    {
        var recorded = files.Select(file => record?.Files.FirstOrDefault(candidate => candidate.Path == file.Path)).ToList();
        var isUntouched = files.Zip(recorded, (file, before) => file.Bytes is { } bytes && before?.Wrote == records.HashOf(bytes)).ToList();
        var removal = installer.Remove(files, tools);
        if (removal.Refusal is not null && isUntouched.Contains(false)) return removal;

        return new InstallPlan
        {
            Files =
            [
                .. files.Select((file, i) => new PlannedFile(
                    file.Path,
                    file.Bytes,
                    isUntouched[i] ? recorded[i]!.Original : Left(removal.Files[i].After, wasMade: recorded[i] is { Original: null }))),
            ],
        };
    }

    // A file that was made for us goes when nothing but its shell is left.
    private static byte[]? Left(byte[]? bytes, bool wasMade) =>
        wasMade && bytes is not null && !bytes.AsSpan().ContainsAnyExcept(Shell) ? null : bytes;
}
