namespace SigmaShake.Platform.Storage;

/// <summary>An organisation that is being deleted. It goes with the last of its traces; whatever stops that, the next start of its server goes on with it.</summary>
internal sealed class DeletionRow
{
    public required string OrganisationId { get; set; }

    public required string Name { get; set; }

    public required string Region { get; set; }

    public long RequestedMs { get; set; }
}

/// <summary>A name that an organisation had. Links to it are still about, so nobody gets it again.</summary>
internal sealed class RetiredNameRow
{
    public required string Name { get; set; }
}
