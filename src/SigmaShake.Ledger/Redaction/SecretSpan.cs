namespace SigmaShake.Ledger.Redaction;

/// <summary>A secret that a detector found: which bytes to replace, and where to go on.</summary>
/// <param name="Start">The first byte of the secret itself; what names it (<c>password=</c>) stands before it and is kept.</param>
/// <param name="End">Behind its last byte.</param>
/// <param name="Detector">The word that replaces it: <c>[redacted:DETECTOR]</c>.</param>
internal readonly record struct SecretSpan(int Start, int End, string Detector)
{
    public bool IsFound => End > Start;
}
