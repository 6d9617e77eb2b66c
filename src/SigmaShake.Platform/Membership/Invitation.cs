namespace SigmaShake.Platform.Membership;

/// <summary>An invitation that has not been used, as the organisation sees it.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Address">For whom.</param>
/// <param name="Roles">The names of the roles that they shall have.</param>
/// <param name="InvitedBy">Who made it, as they were shown then.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
public sealed record Invitation(Guid Id, string Address, IReadOnlyList<string> Roles, string InvitedBy, DateTimeOffset Created, DateTimeOffset Expires);

/// <summary>An invitation that was made just now.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Text">What its link says. It is not stored, so nobody sees it again.</param>
/// <param name="Expires">When it ends.</param>
public sealed record NewInvitation(Guid Id, string Text, DateTimeOffset Expires);

/// <summary>An invitation, as the one sees it whose it is.</summary>
/// <param name="Organisation">The name of the organisation.</param>
/// <param name="Roles">The names of the roles that they shall have.</param>
/// <param name="InvitedBy">Who made it.</param>
/// <param name="Expires">When it ends.</param>
public sealed record OpenInvitation(string Organisation, IReadOnlyList<string> Roles, string InvitedBy, DateTimeOffset Expires);
