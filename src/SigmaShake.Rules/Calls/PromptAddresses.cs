using System.Buffers;
using System.Text;

namespace SigmaShake.Rules.Calls;

/// <summary>Finds the addresses in the prompt of a tool that fetches whatever address its prompt mentions.</summary>
internal static class PromptAddresses
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\v\f\"'<>`"u8);

    /// <summary>Every stretch around a <c>://</c>, from its scheme to the next white space, quote or angle bracket. Looking stops once there are more than
    /// <paramref name="maxAddresses"/>.</summary>
    public static List<ReadOnlyMemory<byte>> Find(ReadOnlyMemory<byte> prompt, int maxAddresses)
    {
        var addresses = new List<ReadOnlyMemory<byte>>();
        for (var from = 0; from < prompt.Length && addresses.Count <= maxAddresses;)
        {
            var colon = prompt.Span[from..].IndexOf("://"u8);
            if (colon < 0) break;
            colon += from;
            var start = colon;
            while (start > from && IsSchemeByte(prompt.Span[start - 1])) start--;
            var length = prompt.Span[colon..].IndexOfAny(Ends);
            var end = length < 0 ? prompt.Length : colon + length;
            if (start < colon) addresses.Add(prompt[start..end]);
            from = end;
        }

        return addresses;
    }

    private static bool IsSchemeByte(byte b) => Rune.IsLetterOrDigit((Rune)(char)b) && b < 0x80 || b is (byte)'+' or (byte)'-' or (byte)'.';
}
