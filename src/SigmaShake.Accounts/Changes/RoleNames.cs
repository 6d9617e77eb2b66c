namespace SigmaShake.Accounts.Changes;

/// <summary>Roles that somebody shall have.</summary>
/// <param name="Roles">Their names.</param>
internal sealed record RoleNames(IReadOnlyList<string> Roles);
