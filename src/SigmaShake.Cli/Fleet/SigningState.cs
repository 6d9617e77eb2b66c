using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Fleet;

/// <summary>A file that waits for signatures, and on whose word keys count for it.</summary>
/// <param name="Staged">The file.</param>
/// <param name="Authorities">Of rules the root; of a root itself, and the one before it.</param>
internal sealed record SigningState(TufStaged Staged, IReadOnlyList<TufAuthority> Authorities)
{
    private const int ShownDigits = 16;

    /// <summary>Who decides about a file; or why that cannot be told.</summary>
    /// <param name="staged">The file.</param>
    /// <param name="root">The root that stands for it: of a root the one before it, null for none.</param>
    public static (SigningState? State, string? Problem) Of(TufStaged staged, TufRoot? root)
    {
        switch (staged.Content)
        {
            case TufRoot self when self.Version == 1:
                return (new SigningState(staged, [TufAuthority.Of(self, TufRoleNames.Root)]), null);
            case TufRoot self when root is null:
                return (null, $"version {self.Version} of a root is also signed by those who stood for the one before it; name that with `--root`");
            case TufRoot self when root.Version != self.Version - 1:
                return (null, $"version {self.Version} of a root follows version {self.Version - 1}, and `--root` names version {root.Version}; name the one before it");
            case TufRoot self:
                return (new SigningState(staged, [TufAuthority.Of(root, TufRoleNames.Root), TufAuthority.Of(self, TufRoleNames.Root)]), null);
            case TufTargets when root is null:
                return (null, $"a root says whose signatures count; put `{StagedFile.Root}` beside the file, or name it with `--root`");
            case TufTargets:
                return (new SigningState(staged, [TufAuthority.Of(root, TufRoleNames.Targets)]), null);
            default:
                return (null, $"{staged.Role} metadata is signed by the server; people sign `{StagedFile.Root}` and `{StagedFile.Targets}`");
        }
    }

    /// <summary>Whether enough have signed.</summary>
    public bool IsComplete => Authorities.All(authority => Staged.Unmet(authority) is null);

    /// <summary>Who has signed and who may yet, a line each, and what is missing.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var authority in Authorities)
        {
            var signers = Staged.SignersFor(authority);
            var missing = Math.Max(0, authority.Keys.Threshold - signers.Count);
            yield return $"{signers.Count} of {authority.Keys.Threshold} signatures that {authority.Delegator} asks for{(missing == 0 ? "" : $"; {missing} missing")}";
            foreach (var id in authority.Keys.KeyIds) yield return $"  {Short(id)}  {(signers.Contains(id, StringComparer.Ordinal) ? "has signed" : missing == 0 ? "not needed" : "may sign")}";
        }
    }

    /// <summary>The beginning of an id, as people compare it.</summary>
    public static string Short(string id) => id.Length > ShownDigits ? id[..ShownDigits] : id;
}
