namespace SigmaShake.Platform.Keys;

/// <summary>That a column holds values which the organisation's data key sealed, and for which place (<see cref="FieldPlace"/>): exports open them.</summary>
/// <param name="table">The table of the place.</param>
/// <param name="column">The column of the place.</param>
/// <param name="key">The property whose value, as invariant text, is the row of the place.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedFieldAttribute(string table, string column, string key) : Attribute
{
    /// <summary>The table of the place.</summary>
    public string Table { get; } = table;

    /// <summary>The column of the place.</summary>
    public string Column { get; } = column;

    /// <summary>The property that tells rows apart.</summary>
    public string Key { get; } = key;
}
