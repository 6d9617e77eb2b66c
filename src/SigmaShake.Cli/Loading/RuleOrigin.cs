using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Loading;

/// <summary>A folder that rules come from, and the image that stands for it.</summary>
/// <param name="ImageName">The name of its image in our own state, without what tells versions apart.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Read">Reads and checks it, in so much time at the most.</param>
/// <param name="Identify">What its rules are in force as, given the hash of what it holds: a project is trusted as it is, or not.</param>
internal sealed record RuleOrigin(string ImageName, string Folder, Func<TimeSpan, FolderContent> Read, Func<Digest, SourceIdentity> Identify)
{
    /// <summary>
    /// The hash that its content must have, of one in a file of a fixed name: then no other file of the folder is a source, and an image made from that
    /// content is right whenever it was made. Null where the folder is what it holds.
    /// </summary>
    public Digest? KnownHash { get; init; }

    /// <summary>Where its image lies, if not in our own state: what its owner has signed for everybody is judged by as its owner has compiled it.</summary>
    public FleetPlace? ImagesIn { get; init; }
}
