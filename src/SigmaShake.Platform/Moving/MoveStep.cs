namespace SigmaShake.Platform.Moving;

/// <summary>What has been done of a move to another region.</summary>
public enum MoveStep
{
    /// <summary>Both ledgers say that it shall be; nothing has changed yet.</summary>
    Recorded,

    /// <summary>Every server knows: nobody changes anything of it.</summary>
    Begun,

    /// <summary>Its database is in the new region too, and was held against the old one row by row.</summary>
    Copied,

    /// <summary>Every server knows that nothing of it is served.</summary>
    Closed,

    /// <summary>The old database is empty: from here on it is finished, and not given up.</summary>
    Retired,

    /// <summary>The folder is out of the way, so that nothing more is recorded in it.</summary>
    SetAside,

    /// <summary>Its ledger and its files are in the new region too, and were verified.</summary>
    Carried,

    /// <summary>It is served in the new region.</summary>
    Switched,

    /// <summary>Nothing of it is left in the old one.</summary>
    Removed,

    /// <summary>Both ledgers say that it is done.</summary>
    Told,
}
