using System.Text;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Checking;

/// <summary>The limit of every string in a rule file.</summary>
internal static class StringLimit
{
    public const int MaxBytes = 64 << 10;

    /// <summary>Whether a string's value is within the limit; if not, that is reported.</summary>
    public static bool Accepts(string value, Token token, DiagnosticBag diagnostics)
    {
        // No character takes more than three bytes per code unit, so that short strings need no counting.
        if (value.Length <= MaxBytes / 3 || Encoding.UTF8.GetByteCount(value) <= MaxBytes) return true;

        diagnostics.Report(
            LimitProblems.StringTooLong,
            token.Span,
            $"the string holds {Encoding.UTF8.GetByteCount(value)} bytes, more than the limit of {MaxBytes} (string size)",
            "shorten it");
        return false;
    }
}
