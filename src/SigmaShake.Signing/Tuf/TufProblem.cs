namespace SigmaShake.Signing.Tuf;

/// <summary>What kind of thing is wrong: for programs, where <see cref="TufError"/> is for people. Numbers are never reused.</summary>
public enum TufProblem
{
    /// <summary>It is not what the format asks for (specification, section 4).</summary>
    Malformed = 1,

    /// <summary>Fewer keys than the threshold have signed it: an arbitrary software attack, or a key is missing (5.3.4, 5.4.2, 5.5.3, 5.6.3).</summary>
    Unsigned = 2,

    /// <summary>It is over: somebody may be holding newer metadata back (freeze attack; 5.3.10, 5.4.4, 5.5.6, 5.6.5).</summary>
    Expired = 3,

    /// <summary>It is older than what was seen before (rollback attack; 5.3.5, 5.4.3, 5.5.5).</summary>
    Rollback = 4,

    /// <summary>It is not the file that the role above it describes (mix-and-match attack; 5.5.2, 5.5.4, 5.6.2, 5.6.4, 5.7.3).</summary>
    Mismatch = 5,

    /// <summary>It is larger than is read, or longer than its description says (endless data attack).</summary>
    TooLarge = 6,

    /// <summary>It could not be fetched.</summary>
    Unavailable = 7,

    /// <summary>No role that may speak of it describes this target (5.7.2).</summary>
    NotFound = 8,

    /// <summary>What the client kept of its last update is damaged.</summary>
    Damaged = 9,
}
