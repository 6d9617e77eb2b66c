using System.Text;

namespace SigmaShake.Rules.Calls;

/// <summary>Finds the addresses in the prompt of a tool that fetches whatever address its prompt mentions.</summary>
internal static class PromptAddresses
{
    /// <summary>Every stretch around a <c>://</c>, from its scheme to the next white space, quote or angle bracket.</summary>
    public static List<ReadOnlyMemory<byte>> Find(ReadOnlyMemory<byte> prompt)
    {
        var addresses = new List<ReadOnlyMemory<byte>>();
        for (var from = 0; from < prompt.Length;)
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

    private static readonly System.Buffers.SearchValues<byte> Ends = System.Buffers.SearchValues.Create(" \t\r\n\v\f\"'<>`"u8);

    private static bool IsSchemeByte(byte b) => Rune.IsLetterOrDigit((Rune)(char)b) && b < 0x80 || b is (byte)'+' or (byte)'-' or (byte)'.';
}
