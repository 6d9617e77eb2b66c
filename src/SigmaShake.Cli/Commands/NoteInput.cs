using SigmaShake.Cli.Files;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Cli.Commands;

/// <summary>A signed note that a person hands over: a file, or <c>-</c> for standard input.</summary>
internal static class NoteInput
{
    public const string Name = "FILE|-";

    /// <summary>Its bytes, or what is wrong with it.</summary>
    /// <param name="maxBytes">How large a file may be.</param>
    public static (ReadOnlyMemory<byte> Bytes, string? Problem) Read(CommandContext context, string given, int maxBytes = NoteLimits.MaxBytes)
    {
        if (given != "-")
        {
            // A shell's `<(…)` is a link to a pipe.
            if (given.StartsWith("/dev/fd/", StringComparison.Ordinal) || given.StartsWith("/proc/self/fd/", StringComparison.Ordinal) || given == "/dev/stdin")
                return (ReadOnlyMemory<byte>.Empty, $"`{given}` is no file; pipe it in and say `-`");
            var file = BoundedFile.Read(GivenPath.Resolve(context, given), maxBytes);
            return (file.Bytes ?? ReadOnlyMemory<byte>.Empty, file.Problem is null ? null : $"`{given}` {file.Problem}");
        }

        var (bytes, unread) = StandardInput.Read();
        return (bytes, unread);
    }
}
