namespace SigmaShake.Platform.Permissions;

/// <summary>A role that somebody has.</summary>
/// <param name="Role">The role.</param>
/// <param name="Since">When it was given.</param>
/// <param name="GivenBy">Who gave it, as they were shown then.</param>
/// <param name="Changed">When what it allows was changed last; null for a built-in role, which does not change.</param>
public sealed record HeldRole(Role Role, DateTimeOffset Since, string GivenBy, DateTimeOffset? Changed);
