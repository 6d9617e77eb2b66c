namespace SigmaShake.Platform.Http.Failures;

/// <summary>A kind of problem, as programs know it by its code, which never changes and is never used for something else.</summary>
/// <param name="Code">Small letters and underscores.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it is, in two or three words.</param>
/// <param name="Detail">The one sentence that a stranger gets.</param>
/// <param name="Cure">What to do about it.</param>
public sealed record ProblemKind(string Code, int Status, string Title, string Detail, string Cure)
{
    /// <summary>What names it in a problem document (RFC 9457, 3.1.1).</summary>
    public string Type => $"urn:sigmashake:problem:{Code}";
}
