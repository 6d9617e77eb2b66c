namespace SigmaShake.Net.Markup;

/// <summary>Where in HTML something stands.</summary>
internal enum TagPlace
{
    /// <summary>Between tags.</summary>
    Text,

    /// <summary>Inside a tag, outside quotes.</summary>
    Tag,

    /// <summary>Inside a quoted value of an attribute.</summary>
    Value,

    /// <summary>Between the tags of a script or a style.</summary>
    Code,
}

/// <summary>Follows the constants of a piece of HTML, so that it is known where a value would stand. It knows no comments: we write none.</summary>
internal sealed class TagScanner
{
    private string _tag = "";
    private bool _isNamed;

    /// <summary>Where the end of what was read stands.</summary>
    public TagPlace Place { get; private set; }

    /// <summary>Reads on.</summary>
    public void Read(string literal)
    {
        foreach (var c in literal)
        {
            switch (Place)
            {
                case TagPlace.Text or TagPlace.Code when c == '<':
                    (Place, _tag, _isNamed) = (TagPlace.Tag, "", false);
                    break;
                case TagPlace.Tag when c == '>':
                    Place = _tag is "script" or "style" ? TagPlace.Code : TagPlace.Text;
                    break;
                case TagPlace.Tag when c == '"':
                    Place = TagPlace.Value;
                    break;
                case TagPlace.Tag when !_isNamed:
                    _isNamed = !char.IsAsciiLetter(c) && c != '/';
                    if (!_isNamed) _tag += c;
                    break;
                case TagPlace.Value when c == '"':
                    Place = TagPlace.Tag;
                    break;
                default:
                    break;
            }
        }
    }
}
