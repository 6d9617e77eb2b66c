namespace SigmaShake.Fleet.Enrolment;

/// <summary>A key as people see it again. What it says was shown once.</summary>
/// <param name="Id">What it is called for good.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Uses">How many machines it was made for.</param>
/// <param name="UsesLeft">How many more it lets in.</param>
/// <param name="Created">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="Expires">From when on it lets nobody in.</param>
/// <param name="Revoked">When it was revoked; null where it was not.</param>
/// <param name="Networks">From where it may be used: networks between spaces; empty for anywhere.</param>
public sealed record EnrolmentKeyView(
    string Id, string Label, int Uses, int UsesLeft, DateTimeOffset Created, string CreatedBy, DateTimeOffset Expires, DateTimeOffset? Revoked, string Networks);
