using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>The folder whose rules somebody asks for.</summary>
internal static class AskedFolder
{
    private const int MostCharacters = 1024;

    /// <summary>The one in the query; where that is none, the one that the program was started in.</summary>
    public static string Of(PageRequest request, Machine machine) => request.Asked("project") is { } asked && IsOne(asked) ? asked : machine.Directory;

    /// <summary>Whether a text can be a folder's: absolute, no longer than folders are, and without what no system call takes.</summary>
    public static bool IsOne(string text) => text is ['/', ..] && text.Length <= MostCharacters && !text.Any(char.IsControl);
}
