using System.Runtime.CompilerServices;
using System.Text;

namespace SigmaShake.Net.Markup;

/// <summary>
/// What the compiler makes of an interpolated string that is to be HTML. Text stands encoded between tags and in quoted attributes, and nowhere else; an
/// address stands in an attribute only if it is one of this server. Whoever writes it otherwise gets an exception, each time.
/// </summary>
/// <param name="literalLength">The length of the constants.</param>
/// <param name="holes">How many values there are.</param>
[InterpolatedStringHandler]
internal sealed class HtmlText(int literalLength, int holes)
{
    private const int UsualValueLength = 24;

    private static readonly string[] Addresses = ["href=\"", "src=\"", "action=\"", "formaction=\""];

    private readonly StringBuilder _markup = new(literalLength + (holes * UsualValueLength));
    private readonly TagScanner _scanner = new();

    /// <summary>A constant of the source.</summary>
    public void AppendLiteral(string literal)
    {
        _scanner.Read(literal);
        _markup.Append(literal);
    }

    /// <summary>A piece: between tags, or as whole attributes.</summary>
    public void AppendFormatted(Html piece)
    {
        if (_scanner.Place == TagPlace.Value) throw Misplaced("markup stands in the value of an attribute");
        _markup.Append(piece.ToString());
    }

    /// <summary>Pieces, one behind the other.</summary>
    public void AppendFormatted(IEnumerable<Html> pieces) => AppendFormatted(Html.Join(pieces));

    /// <summary>A number.</summary>
    public void AppendFormatted(long number) => AppendFormatted(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Text, which is encoded. What steers how text is shown, such as a bidirectional override, becomes a mark of its own.</summary>
    public void AppendFormatted(string? text)
    {
        if (_scanner.Place == TagPlace.Tag) throw Misplaced("text stands in a tag outside quotes");
        if (_scanner.Place == TagPlace.Code) throw Misplaced("text stands in a script or a style");
        if (_scanner.Place == TagPlace.Value && BeginsAddress() && text is not (['/'] or ['/', not ('/' or '\\'), ..] or ['#', ..] or ['?', ..])) throw Misplaced("an address leads elsewhere");
        _markup.Append(HtmlEncoding.Of(text ?? ""));
    }

    /// <summary>The markup.</summary>
    /// <exception cref="InvalidOperationException">It ends inside a tag.</exception>
    public override string ToString() => _scanner.Place == TagPlace.Text ? _markup.ToString() : throw Misplaced("a piece ends inside a tag");

    private bool BeginsAddress() => Array.Exists(Addresses, address => EndsWith(address));

    private bool EndsWith(string text)
    {
        if (_markup.Length < text.Length) return false;
        return _markup.ToString(_markup.Length - text.Length, text.Length) == text;
    }

    private InvalidOperationException Misplaced(string what)
    {
        var start = Math.Max(0, _markup.Length - 40);
        return new InvalidOperationException($"{what}: …{_markup.ToString(start, _markup.Length - start)}");
    }
}
