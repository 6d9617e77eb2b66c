namespace SigmaShake.Rules.Json;

/// <summary>What <see cref="JsonReader.Read"/> came to (RFC 8259, section 2).</summary>
public enum JsonToken : byte
{
    /// <summary>Nothing was read yet.</summary>
    None,

    /// <summary><c>{</c>.</summary>
    BeginObject,

    /// <summary><c>}</c>.</summary>
    EndObject,

    /// <summary><c>[</c>.</summary>
    BeginArray,

    /// <summary><c>]</c>.</summary>
    EndArray,

    /// <summary>The name of a member, and the colon behind it.</summary>
    Name,

    /// <summary>A string that is a value.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>The end of a text that is one JSON value.</summary>
    End,

    /// <summary>The text is no JSON, or is nested too deeply.</summary>
    Refused,
}
