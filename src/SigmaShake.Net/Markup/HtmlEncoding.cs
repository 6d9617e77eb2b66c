using System.Text.Encodings.Web;
using System.Text.Unicode;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Net.Markup;

/// <summary>Text as HTML shows it, between tags and in quoted values alike.</summary>
internal static class HtmlEncoding
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Encodes it.</summary>
    public static string Of(string text) => Encoder.Encode(PrintableText.Lines(text));
}
