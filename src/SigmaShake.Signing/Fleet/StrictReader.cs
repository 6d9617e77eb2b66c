using System.Text;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Fleet;

/// <summary>Reads the bodies that machines and servers send each other: members that are not known are refused, everything is bounded.</summary>
internal static class StrictReader
{
    /// <summary>Reads a body whose members are known.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="what">What messages call it.</param>
    /// <param name="read">Reads it; its result does not matter where there is a problem.</param>
    public static SigningResult<T> Read<T>(ReadOnlySpan<byte> bytes, string what, Func<FieldReader, T> read)
        where T : class
    {
        if (bytes.Length > FleetLimits.MaxBodyBytes) return Refused<T>(what, $"has {bytes.Length} bytes, more than {FleetLimits.MaxBodyBytes}");
        if (JsonText.Parse(bytes, out var problem) is not { } json) return Refused<T>(what, problem);
        var problems = new FieldProblems();
        var value = read(new FieldReader(json, $"the {what}", problems));
        return problems.First is { } first ? Refused<T>(what, first) : SigningResult<T>.Of(value);
    }

    /// <summary>Refuses members other than these.</summary>
    public static void Only(this FieldReader fields, params ReadOnlySpan<string> known)
    {
        foreach (var member in fields.Value.Members)
        {
            if (!known.Contains(member.Name)) fields.Refuse($"has a member {Shown.Of(member.Name)}, which is not known,");
        }
    }

    /// <summary>A text of at most so many bytes, without control characters.</summary>
    public static string Text(this FieldReader fields, string name, int maxBytes)
    {
        var text = fields.Text(name);
        if (Encoding.UTF8.GetByteCount(text) > maxBytes || text.Any(char.IsControl)) fields.Refuse($"has a `{name}` that is longer than {maxBytes} bytes or holds a control character");
        return text;
    }

    /// <summary>The same; null where there is none.</summary>
    public static string? OptionalText(this FieldReader fields, string name, int maxBytes) => fields.Has(name) ? fields.Text(name, maxBytes) : null;

    /// <summary>An integer; 0 where there is none.</summary>
    public static long OptionalInteger(this FieldReader fields, string name) => fields.Has(name) ? fields.Integer(name, min: 0) : 0;

    /// <summary>Bytes in base 64, exactly so many.</summary>
    public static byte[] Bytes(this FieldReader fields, string name, int length)
    {
        if (Notes.StrictBase64.Decode(Encoding.UTF8.GetBytes(fields.Text(name))) is { } bytes && bytes.Length == length) return bytes;
        fields.Refuse($"has a `{name}` that is not {length} bytes in base 64");
        return new byte[length];
    }

    /// <summary>The objects of a list, at most so many; none where there is no list.</summary>
    public static IEnumerable<FieldReader> Objects(this FieldReader fields, string name, int max)
    {
        if (!fields.Has(name)) return [];
        if (fields.Value.Member(name) is { Kind: JsonKind.Array } array && array.Items.Count <= max) return array.Items.Select(item => new FieldReader(item, $"`{name}`", fields.Problems));
        fields.Refuse($"has a `{name}` that is no list of at most {max}");
        return [];
    }

    private static SigningResult<T> Refused<T>(string what, string problem)
        where T : class => SigningResult<T>.Refused($"the {what} {problem}", "send it as docs/internals/fleet.md has it; a newer `ssg` may need a newer server");
}
