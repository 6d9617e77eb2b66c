namespace SigmaShake.Ledger.Format;

/// <summary>What is wrong with a frame; the first thing found.</summary>
internal enum FrameFault : byte
{
    None,
    NewerVersion,
    Magic,
    Header,
    Trailer,
    Body,
    Flags,
    ErasureUnfinished,
    Commitment,
}

internal static class FrameFaults
{
    public static string Describe(this FrameFault fault) => fault switch
    {
        FrameFault.NewerVersion => "the frame is of a newer format",
        FrameFault.Magic => "no frame begins here",
        FrameFault.Header => "the header does not fit its checksum",
        FrameFault.Trailer => "the trailer does not fit the header",
        FrameFault.Body => "the payload does not fit its checksum",
        FrameFault.Flags => "the flags have an unknown bit",
        FrameFault.ErasureUnfinished => "its erasure was interrupted: it is marked as erased, and something of the payload is left",
        FrameFault.Commitment => "the payload is not the one that the leaf commits to",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "no fault to describe"),
    };
}
