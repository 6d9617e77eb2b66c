using System.Text;

namespace SigmaShake.Rules.Paths;

/// <summary>The spellings of one file that a condition on <c>path</c> is tried on.</summary>
/// <remarks>
/// A positive condition holds if one form matches, so that neither <c>./.env</c> nor a link to <c>.env</c> hides it. A negated one is
/// tested on a single form, else some spelling would always make it true: resolved, relative inside the project, absolute outside.
/// </remarks>
internal sealed class PathForms
{
    private PathForms(byte[][] all, byte[] canonical)
    {
        All = all;
        Canonical = canonical;
    }

    /// <summary>As given; absolute; resolved; each also relative to the project and to the home directory (<c>~/…</c>) inside them.</summary>
    public IReadOnlyList<byte[]> All { get; }

    /// <summary>The one form for negated conditions.</summary>
    public byte[] Canonical { get; }

    /// <summary>The forms of a path as a call gave it.</summary>
    public static PathForms Of(ReadOnlySpan<byte> utf8, PathContext context)
    {
        var given = Encoding.UTF8.GetString(utf8);
        if (given.Length == 0) return new PathForms([[]], []);

        var absolute = PosixPath.Absolute(given, context.Cwd, context.HomeDirectory);
        var lexical = PosixPath.Normalise(absolute);
        var resolved = PosixPath.Resolve(absolute, context.Files);
        var project = PosixPath.Normalise(context.ProjectDirectory);
        var resolvedProject = PosixPath.Resolve(context.ProjectDirectory, context.Files);
        var canonical = PosixPath.Relative(resolved, resolvedProject) ?? resolved;

        var forms = new List<string>(8) { given };
        Add(lexical);
        Add(PosixPath.Relative(lexical, project));
        Add(resolved);
        Add(canonical);
        if (context.HomeDirectory.Length > 0)
        {
            Add(InHome(lexical, PosixPath.Normalise(context.HomeDirectory)));
            Add(InHome(resolved, PosixPath.Resolve(context.HomeDirectory, context.Files)));
        }

        return new PathForms([.. forms.Select(Encoding.UTF8.GetBytes)], Encoding.UTF8.GetBytes(canonical));

        void Add(string? form)
        {
            if (form is not null && !forms.Contains(form)) forms.Add(form);
        }
    }

    private static string? InHome(string path, string home) =>
        PosixPath.Relative(path, home) is { } inside && inside != "." ? "~/" + inside : null;
}
