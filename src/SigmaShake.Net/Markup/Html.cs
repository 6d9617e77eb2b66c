namespace SigmaShake.Net.Markup;

/// <summary>
/// A piece of HTML: constants of the source, and values that are encoded as they are put between them. There is no way to take text for markup, so that
/// what an agent ran cannot become a part of the page that shows it.
/// </summary>
internal readonly struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html None => default;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsNone => string.IsNullOrEmpty(_markup);

    /// <summary>The markup that is written as <c>$"&lt;p&gt;{text}&lt;/p&gt;"</c>; see <see cref="HtmlText"/> for what may stand in it.</summary>
    public static Html Of(HtmlText markup) => new(markup.ToString());

    /// <summary>Several pieces, one behind the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.ToString())));

    /// <summary>One piece for each item.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece) => Join(items.Select(piece));

    /// <summary>The markup.</summary>
    public override string ToString() => _markup ?? "";
}
