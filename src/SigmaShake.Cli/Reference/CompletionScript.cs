using System.Text;

namespace SigmaShake.Cli.Reference;

/// <summary>
/// What a shell reads to complete command lines of <c>ssg</c>. The script knows no command: it asks <c>ssg '[suggest]' 'what is typed'</c>, which answers from the
/// definition that parses it, so that neither can be older than the other.
/// </summary>
internal static class CompletionScript
{
    private static readonly (string Shell, string File)[] Files = [("bash", "ssg.bash"), ("zsh", "ssg.zsh"), ("fish", "ssg.fish"), ("powershell", "ssg.ps1")];

    /// <summary>The shells that there is one for.</summary>
    public static string[] Shells => [.. Files.Select(file => file.Shell)];

    /// <summary>The script for one of <see cref="Shells"/>.</summary>
    public static string For(string shell)
    {
        var name = Array.Find(Files, file => file.Shell == shell).File;
        using var reader = new StreamReader(typeof(CompletionScript).Assembly.GetManifestResourceStream($"shells/{name}")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
