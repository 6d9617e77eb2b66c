using SigmaShake.Cli.Files;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Cli.Fleet;

/// <summary>What a person is about to sign: the file, who decides about it, and of rules the bundle that it describes.</summary>
/// <param name="Path">The file.</param>
/// <param name="State">Who has signed it.</param>
/// <param name="Bundle">The bundle; null of a root.</param>
internal sealed record SigningSubject(string Path, SigningState State, RuleBundle? Bundle)
{
    /// <summary>Reads a staged file, or the one in a folder that was built; or what is wrong with it.</summary>
    /// <param name="given">A file, or a folder.</param>
    /// <param name="rootFile">See <see cref="SigningState.Of"/>; null to look beside the file.</param>
    public static (SigningSubject? Subject, string? Problem) Read(string given, string? rootFile)
    {
        var path = Directory.Exists(given) ? System.IO.Path.Combine(given, StagedFile.Targets) : given;
        var (staged, unread) = StagedFile.Read(path);
        if (staged is null) return (null, unread);
        if (staged.Content is TufTargets && rootFile is null && Beside(path, StagedFile.Root) is { } beside) rootFile = beside;
        var (root, noRoot) = rootFile is null ? (null, null) : StagedFile.ReadRoot(rootFile);
        if (noRoot is not null) return (null, noRoot);
        var (state, undecided) = SigningState.Of(staged, root);
        if (state is null) return (null, undecided);
        if (staged.Content is not TufTargets targets) return (new SigningSubject(path, state, null), null);

        var (bundle, problem) = ReadBundle(path, targets);
        return bundle is null ? (null, problem) : (new SigningSubject(path, state, bundle), null);
    }

    // Nobody signs what they cannot look at.
    private static (RuleBundle? Bundle, string? Problem) ReadBundle(string path, TufTargets targets)
    {
        if (!targets.Targets.TryGetValue(RuleBundle.TargetPath, out var described)) return (null, $"`{path}` describes no `{RuleBundle.TargetPath}`; build it with `ssg fleet bundle build`");
        var file = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, RuleBundle.TargetPath);
        var read = BoundedFile.Read(file, RuleBundle.MaxBytes);
        if (read.Bytes is null) return (null, $"`{file}` {read.Problem}; put the bundle that is to be signed beside `{path}`");
        if (described.Objection(read.Bytes) is { } objection) return (null, $"`{file}` {objection}; it is not the bundle that `{path}` is about");
        var bundle = RuleBundle.Parse(read.Bytes);
        return bundle.Succeeded ? (bundle.Value, null) : (null, $"`{file}`: {bundle.Error}");
    }

    private static string? Beside(string path, string name)
    {
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, name);
        return FileStatus.Of(beside).Kind == FileKind.Absent ? null : beside;
    }
}
