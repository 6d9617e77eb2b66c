using SigmaShake.Platform.Permissions;

namespace SigmaShake.Platform.Pages;

/// <summary>A link that every page of an organisation has for those who may follow it. Services register theirs.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Path">Where it goes below the organisation's address: empty, or with a slash in front.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Order">Smaller ones come first.</param>
public sealed record OrganisationLink(string Title, string Path, Permission Permission, int Order);
