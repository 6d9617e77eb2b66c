using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Formatting;

/// <summary>Finds a token of the tree among the tokens of its file.</summary>
internal static class TokenIndex
{
    public static int Of(Token[] tokens, Token token)
    {
        var low = 0;
        var high = tokens.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start < token.Start) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
