namespace SigmaShake.Ledger.Redaction;

/// <summary>A secret that a detector found: which bytes to replace, and where to go on.</summary>
/// <param name="Start">The first byte of the secret itself; what names it (<c>password=</c>) stands before it and is kept.</param>
/// <param name="End">Behind its last byte.</param>
/// <param name="Kind">What stands in its place says.</param>
internal readonly record struct SecretSpan(int Start, int End, SecretKind Kind)
{
    public bool IsFound => End > Start;
}
