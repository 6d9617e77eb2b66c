using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install.Editing;

/// <summary>
/// A JSON text that is changed in places: keys, their order, white space and everything else that is not concerned stay byte for byte.
/// After each change the text is read anew, so positions taken before it no longer hold.
/// </summary>
internal sealed class EditableJson
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly bool _hasByteOrderMark;
    private readonly JsonStyle _style;
    private byte[] _json;

    private EditableJson(byte[] json, bool hasByteOrderMark)
    {
        _json = json;
        _hasByteOrderMark = hasByteOrderMark;
        Root = LocatedJson.Read(json);
        _style = JsonStyle.Of(json, Root);
    }

    public LocatedJson Root { get; private set; }

    /// <summary>Opens a text; null and why where it is not JSON or not an object. No text, or an empty one, is an empty object.</summary>
    public static EditableJson? Open(ReadOnlySpan<byte> text, out string? problem)
    {
        var hasByteOrderMark = text.StartsWith(ByteOrderMark);
        var json = hasByteOrderMark ? text[ByteOrderMark.Length..].ToArray() : text.ToArray();
        if (!json.AsSpan().ContainsAnyExcept(" \t\r\n"u8)) json = [.. "{}\n"u8];

        var parsed = JsonParser.Parse(json);
        problem = parsed.Problem ?? (parsed.Value!.Kind == JsonKind.Object ? null : "the root is not an object");
        return problem is null ? new EditableJson(json, hasByteOrderMark) : null;
    }

    /// <summary>The text as it stands.</summary>
    public byte[] ToArray() => _hasByteOrderMark ? [.. ByteOrderMark, .. _json] : [.. _json];

    /// <summary>Whether a value says the same as a compact one, however it is laid out.</summary>
    public bool SaysTheSame(LocatedJson value, string compact) =>
        JsonParser.Parse(_json.AsSpan(value.Start..value.End).ToArray()).Value is { } there
        && JsonParser.Parse(Encoding.UTF8.GetBytes(compact)).Value is { } wanted
        && there.SaysTheSameAs(wanted);

    /// <summary>Adds a member at the end of an object.</summary>
    public void AppendMember(LocatedJson container, string name, string compact) => Append(container, $"\"{name}\":", compact);

    /// <summary>Adds an item at the end of an array.</summary>
    public void AppendItem(LocatedJson container, string compact) => Append(container, "", compact);

    /// <summary>Puts another value in a value's place.</summary>
    public void Replace(LocatedJson value, string compact) =>
        Splice(value.Start, value.End, _style.IsOneLine ? compact : _style.Lay(compact, JsonStyle.LineStart(_json, value.Start)));

    /// <summary>Takes a member or an item out, with the comma and the white space that belong to it.</summary>
    public void Remove(LocatedJson container, int index)
    {
        var children = container.Children;
        if (children.Count == 1) Splice(container.Start + 1, container.End - 1, "");
        else if (index == children.Count - 1) Splice(children[index - 1].Value.End, children[index].Value.End, "");
        else Splice(children[index].Start, children[index + 1].Start, "");
    }

    private void Append(LocatedJson container, string name, string compact)
    {
        if (container.Children.Count == 0)
        {
            AppendFirst(container, name, compact);
            return;
        }

        var last = container.Children[^1];
        var indent = _style.IsOneLine ? null : JsonStyle.LineIndent(_json, last.Start);
        // Where the neighbours share a line, the newcomer joins them.
        Splice(last.Value.End, last.Value.End, indent is null
            ? $", {name}{compact}"
            : $",{_style.NewLine}{indent}{Spaced(name)}{_style.Lay(compact, indent)}");
    }

    private void AppendFirst(LocatedJson container, string name, string compact)
    {
        var outer = JsonStyle.LineStart(_json, container.Start);
        var inner = outer + _style.Indent;
        Splice(container.Start + 1, container.End - 1, _style.IsOneLine
            ? name + compact
            : $"{_style.NewLine}{inner}{Spaced(name)}{_style.Lay(compact, inner)}{_style.NewLine}{outer}");
    }

    private static string Spaced(string name) => name.Length == 0 ? "" : name + " ";

    private void Splice(int start, int end, string replacement)
    {
        _json = [.. _json.AsSpan(..start), .. Encoding.UTF8.GetBytes(replacement), .. _json.AsSpan(end..)];
        Root = LocatedJson.Read(_json);
    }
}
