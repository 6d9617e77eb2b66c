using System.Text;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images;

/// <summary>Puts texts into an image, each once.</summary>
internal sealed class TextTable(RegionWriter region)
{
    private readonly Dictionary<string, TextReference> _known = new(StringComparer.Ordinal);

    public TextReference Add(string? text)
    {
        if (text is null) return TextReference.None;
        if (_known.TryGetValue(text, out var known)) return known;
        var utf8 = Encoding.UTF8.GetBytes(text);
        return _known[text] = new TextReference(region.Append<byte>(utf8), utf8.Length);
    }

    public TableReference AddAll(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return default;
        var references = texts.Select(Add).ToArray();
        return new TableReference(region.Intern<TextReference>(references), references.Length);
    }
}
