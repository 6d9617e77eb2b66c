namespace SigmaShake.Ledger.Approvals;

/// <summary>What a person has answered to a request for one exact call.</summary>
public enum PersonsAnswer : byte
{
    /// <summary>Nothing that holds: nobody has answered, the time is over, or the files and the log do not agree.</summary>
    None,

    /// <summary>The call may be made, once.</summary>
    Approved,

    /// <summary>It was approved, and has been made.</summary>
    Used,

    /// <summary>The call may not be made.</summary>
    Denied,
}
