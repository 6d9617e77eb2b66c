using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Loading;

/// <summary>A folder that rules come from, and the image that stands for it.</summary>
/// <param name="ImageName">The name of its image in our own state, without what tells versions apart.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Read">Reads and checks it, in so much time at the most.</param>
/// <param name="Identify">What its rules are in force as, given the hash of what it holds: a project is trusted as it is, or not.</param>
internal sealed record RuleOrigin(string ImageName, string Folder, Func<TimeSpan, FolderContent> Read, Func<Digest, SourceIdentity> Identify);
