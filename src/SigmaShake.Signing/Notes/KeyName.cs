using System.Buffers;
using System.Text;

namespace SigmaShake.Signing.Notes;

/// <summary>Who signed, for people; only together with the key id does it name a key.</summary>
public static class KeyName
{
    /// <summary>Whether it is not empty, not over <see cref="NoteLimits.MaxNameBytes"/>, and holds no Unicode space, control character or plus.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > NoteLimits.MaxNameBytes) return false;
        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            // A lone half of a surrogate pair has no bytes of its own.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done) return false;
            if (rune.Value is '+' or < ' ' || Rune.IsWhiteSpace(rune)) return false;
            rest = rest[length..];
        }

        return true;
    }
}
