namespace SigmaShake.Ledger.Format;

/// <summary>What an entry records. Values are never reused; a reader keeps those that it does not know as they are.</summary>
public enum EntryKind : byte
{
    /// <summary>A judged tool call.</summary>
    Call = 1,

    /// <summary>Something about the ledger itself: a torn tail was cut, or appends had failed before this one.</summary>
    Recovered = 2,

    /// <summary>Something that a person did to the guard: a pause, trust in a project, a rule switched off.</summary>
    PersonAction = 3,

    /// <summary>That entries lost what they held: by whom, by which selection, how many.</summary>
    Erasure = 4,
}

/// <summary>The kinds in words.</summary>
public static class EntryKinds
{
    /// <summary>The word for <paramref name="kind"/>, as exports show it; <c>kind-7</c> for one that this version does not know.</summary>
    public static string Name(this EntryKind kind) => kind switch
    {
        EntryKind.Call => "call",
        EntryKind.Recovered => "recovered",
        EntryKind.PersonAction => "action",
        EntryKind.Erasure => "erasure",
        _ => $"kind-{(byte)kind}",
    };
}
