namespace SigmaShake.Cli.Commands;

/// <summary>What a shell asks: <c>ssg '[suggest]' 'ssg audit sea'</c>, the command line up to the cursor.</summary>
internal static class CompletionRequest
{
    /// <summary>What it begins with.</summary>
    public const string Directive = "[suggest]";

    /// <summary>As the library takes it, which wants to be told where the cursor is.</summary>
    public static string[] Of(string typed) => [$"[suggest:{typed.Length}]", typed];
}
