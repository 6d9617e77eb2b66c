using System.Globalization;
using System.Text;
using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>The first thing that is wrong with a file, as the end of a sentence that begins with the file's name.</summary>
internal sealed class FieldProblems
{
    public string? First { get; private set; }

    public void Add(string problem) => First ??= problem;
}

/// <summary>
/// Reads the members of one object. What is missing or of another kind is told to <see cref="FieldProblems"/> and stands in as an empty value,
/// so that reading always goes on to its end; whoever started it looks for a problem once.
/// </summary>
internal readonly struct FieldReader
{
    private readonly JsonValue _value;
    private readonly string _where;
    private readonly FieldProblems _problems;

    public FieldReader(JsonValue? value, string where, FieldProblems problems)
    {
        if (value is not { Kind: JsonKind.Object }) problems.Add($"has no object {where}");
        _value = value is { Kind: JsonKind.Object } ? value : JsonValue.EmptyObject;
        _where = where;
        _problems = problems;
    }

    public JsonValue Value => _value;

    public FieldProblems Problems => _problems;

    public void Refuse(string problem) => _problems.Add($"{problem} in {_where}");

    public bool Has(string name) => _value.Member(name) is not null;

    public FieldReader Object(string name) => new(_value.Member(name), $"`{name}`", _problems);

    /// <summary>The members of an object, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<JsonMember> Members(string name, int max = int.MaxValue)
    {
        var members = Object(name).Value.Members;
        if (members.Count > max) Refuse($"has more than {max} members of `{name}`");
        return members.Count > max ? [] : members;
    }

    public string Text(string name)
    {
        if (_value.Member(name) is { Kind: JsonKind.String } text) return text.Text;
        Refuse($"has no text `{name}`");
        return "";
    }

    public long Integer(string name, long min)
    {
        if (_value.Member(name) is { Kind: JsonKind.Integer } integer && integer.Integer >= min) return integer.Integer;
        Refuse($"has no integer `{name}` of at least {min}");
        return min;
    }

    public bool Flag(string name)
    {
        switch (_value.Member(name)?.Kind)
        {
            case null or JsonKind.False: return false;
            case JsonKind.True: return true;
            default:
                Refuse($"has a `{name}` that is neither true nor false");
                return false;
        }
    }

    /// <summary>A list of texts that are not empty.</summary>
    public IReadOnlyList<string> Texts(string name, int max, int maxBytes)
    {
        if (_value.Member(name) is not { Kind: JsonKind.Array } array)
        {
            Refuse($"has no list `{name}`");
            return [];
        }

        if (array.Items.Count > max) Refuse($"has more than {max} `{name}`");
        else if (array.Items.Any(item => item.Kind != JsonKind.String || item.Text.Length == 0 || Encoding.UTF8.GetByteCount(item.Text) > maxBytes))
            Refuse($"has something in `{name}` that is no text of 1 to {maxBytes} bytes");
        else return [.. array.Items.Select(item => item.Text)];
        return [];
    }

    /// <summary>A time in the only form of section 4.2.1: <c>YYYY-MM-DDTHH:MM:SSZ</c>.</summary>
    public DateTimeOffset Time(string name)
    {
        var text = Text(name);
        if (DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        Refuse($"has a `{name}` that is not written as 2030-01-01T00:00:00Z");
        return default;
    }

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
}
